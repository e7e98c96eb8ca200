import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';

const LONGEST_NAME = 512;

/** The name of a group to create or to write to. */
export const logGroupNameInput = nameInput(String.raw`[\.\-_/#A-Za-z0-9]+`);

/** The name of a stream to create or to write to. */
export const logStreamNameInput = nameInput('[^:*]*');

/** @throws AwsError `InvalidParameterException` for a name that is too long, in words of its own (recorded on AWS of CreateLogGroup) */
function nameInput(pattern: string) {
  return z
    .string()
    .min(1)
    .refine((name) => {
      if (name.length <= LONGEST_NAME) return true;
      throw new AwsError(
        'InvalidParameterException',
        `Invalid LogGroup or LogStream, both must have length less than or equal to ${LONGEST_NAME}.`,
      );
    })
    .regex(new RegExp(`^(?:${pattern})$`));
}
