import { AwsError } from '../../../aws-error';

/** The answer to a filter pattern that CloudWatch Logs does not accept. */
export class InvalidFilterPatternError extends AwsError {
  constructor() {
    super('InvalidParameterException', 'Invalid filter pattern', 400);
  }
}
