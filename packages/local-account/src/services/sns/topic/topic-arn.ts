import { z } from 'zod';
import { invalidParameter } from '../sns-errors';

/**
 * Checks that a text has the form of an ARN, in the words recorded on AWS.
 *
 * @returns it as it is
 * @throws AwsError `InvalidParameter`
 */
export function checkArn(text: string, member: string): string {
  const { length } = text.split(':');
  if (length >= 6) return text;
  throw invalidParameter(`${member} Reason: An ARN must have at least 6 elements, not ${length}`);
}

/** An ARN of SNS in an operation's input. */
export function arnInput(member: string) {
  return z.string().transform((text) => checkArn(text, member));
}
