import { AwsError } from '../../errors/aws-error';

/** A pipe is asked for what its state does not allow. The words are not confirmed against AWS. */
export class PipeConflict extends AwsError {
  constructor(
    readonly pipeName: string,
    message: string,
  ) {
    super('ConflictException', message, 409);
  }
}
