import { z } from 'zod';
import { invalidValueFor } from '../error/error';
import type { Queue } from './queue';

/** As much of a policy as AddPermission and RemovePermission need to see; the rest stays as it is. */
const policySchema = z.looseObject({
  Statement: z.preprocess(
    (statement): unknown => (Array.isArray(statement) ? statement : [statement]),
    z.array(z.looseObject({ Sid: z.string().optional() })),
  ),
});

const PARAMETER = 'Label';

/**
 * The text of a queue's policy with one statement more. Its form and the error are recorded on AWS (LocalStack,
 * test_sqs_permission_lifecycle).
 *
 * @throws AwsError InvalidParameterValue when the label is taken
 */
export function policyWithLabel(
  queue: Queue,
  label: string,
  accountRoots: string[],
  actions: string[],
): string {
  const policy = currentPolicy(queue) ?? {
    Version: '2008-10-17',
    Id: `${queue.arn}/SQSDefaultPolicy`,
    Statement: [],
  };
  if (policy.Statement.some(({ Sid }) => Sid === label)) {
    throw invalidValueFor(PARAMETER, label, 'Already exists.');
  }
  const statement = {
    Sid: label,
    Effect: 'Allow',
    Principal: { AWS: oneOrMany(accountRoots) },
    Action: oneOrMany(actions.map((action) => `SQS:${action}`)),
    Resource: queue.arn,
  };
  return JSON.stringify({ ...policy, Statement: [...policy.Statement, statement] });
}

/**
 * The text of a queue's policy without the statement of that label; empty when nothing is left.
 *
 * @throws AwsError InvalidParameterValue when there is no such label
 */
export function policyWithoutLabel(queue: Queue, label: string): string {
  const policy = currentPolicy(queue);
  const remaining = policy?.Statement.filter(({ Sid }) => Sid !== label) ?? [];
  if (remaining.length === (policy?.Statement.length ?? 0)) {
    throw invalidValueFor(PARAMETER, label, "can't find label.");
  }
  return remaining.length === 0 ? '' : JSON.stringify({ ...policy, Statement: remaining });
}

function currentPolicy({ settings: { Policy } }: Queue) {
  return Policy === undefined ? undefined : policySchema.parse(JSON.parse(Policy));
}

function oneOrMany(values: string[]): string | string[] {
  const [first, ...others] = values;
  return first !== undefined && others.length === 0 ? first : values;
}
