import {
  compileFilterPattern,
  type FilterPattern,
  InvalidFilterPatternError,
} from '@pipeline/logs-filter-pattern';
import { AwsError } from '../../../errors/aws-error';

/** @throws AwsError `InvalidParameterException`, with AWS's reason */
export function filterPatternOf(text: string): FilterPattern {
  try {
    return compileFilterPattern(text);
  } catch (error) {
    if (error instanceof InvalidFilterPatternError) throw new AwsError(error.code, error.message);
    throw error;
  }
}
