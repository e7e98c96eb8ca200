import { z } from 'zod';
import { recordByName } from '../../../record-by-name';
import { invalidValueFor } from '../error/error';
import { parseJson } from './parse-json';

/** When a queue gives up on a message, and where it then puts it. */
export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  /** A message that was received this often moves instead of being received once more. 1 to 1,000. */
  readonly maxReceiveCount: number;
}

const NAME = 'RedrivePolicy';

/** CloudFormation and the console write the number as a number, many a program as a string; AWS takes both. */
const policySchema = recordByName(z.union([z.string(), z.number()]));

/**
 * Reads the attribute `RedrivePolicy`. The sentences are those that public code quotes from AWS.
 *
 * @throws AwsError InvalidParameterValue
 */
export function parseRedrivePolicy(text: string): RedrivePolicy {
  const fields = policySchema.safeParse(parseJson(text));
  if (!fields.success) throw refusedRedrivePolicy(text, 'Redrive policy is not a valid JSON map.');
  const { deadLetterTargetArn, maxReceiveCount, ...others } = fields.data;
  if (deadLetterTargetArn === undefined) throw missing(text, 'deadLetterTargetArn');
  if (maxReceiveCount === undefined) throw missing(text, 'maxReceiveCount');
  if (Object.keys(others).length > 0) {
    throw refusedRedrivePolicy(
      text,
      'Only following attributes are supported: [deadLetterTargetArn, maxReceiveCount].',
    );
  }
  const count = Number(maxReceiveCount);
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    throw refusedRedrivePolicy(
      text,
      `Invalid value for maxReceiveCount: ${maxReceiveCount}, valid values are from 1 to 1000 both inclusive.`,
    );
  }
  return { deadLetterTargetArn: String(deadLetterTargetArn), maxReceiveCount: count };
}

function missing(text: string, attribute: string) {
  return refusedRedrivePolicy(text, `Redrive policy does not contain mandatory attribute: ${attribute}.`);
}

/** The error for a policy that is refused, in AWS's form. */
export function refusedRedrivePolicy(text: string, reason: string) {
  return invalidValueFor(NAME, text, reason);
}
