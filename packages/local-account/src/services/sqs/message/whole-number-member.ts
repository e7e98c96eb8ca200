import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { NotAWholeNumber } from '../../../wire/whole-number';

/**
 * A whole number; or what a protocol that carries numbers as text has in its place, which the operation refuses by its own words.
 *
 * @throws AwsError `SerializationException` for a text of the JSON protocol, in the words that https://github.com/async-aws/aws/issues/1667
 *   quotes from AWS
 */
export const wholeNumberMember = z.custom<number | NotAWholeNumber>().transform((given, { issues }) => {
  if (given instanceof NotAWholeNumber || Number.isInteger(given)) return given;
  if (typeof given === 'string') {
    throw new AwsError('SerializationException', 'STRING_VALUE can not be converted to an Integer');
  }
  issues.push({ code: 'invalid_type', expected: typeof given === 'number' ? 'int' : 'number', input: given });
  return z.NEVER;
});
