import { z } from 'zod';
import { NotAWholeNumber } from '../../../wire/whole-number';

/** A whole number, or the text that stands in its place: the operation refuses that by its own words. */
export const wholeNumberMember = z.custom<number | NotAWholeNumber>().transform((given, { issues }) => {
  if (given instanceof NotAWholeNumber || Number.isInteger(given)) return given;
  issues.push({ code: 'invalid_type', expected: typeof given === 'number' ? 'int' : 'number', input: given });
  return z.NEVER;
});
