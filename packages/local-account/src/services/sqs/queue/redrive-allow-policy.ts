import { z } from 'zod';
import { invalidValueFor } from '../error/error';
import { parseJson } from './parse-json';

/** Which queues may name this one as their dead-letter queue. */
export type RedriveAllowPolicy =
  | { readonly redrivePermission: 'allowAll' | 'denyAll' }
  | { readonly redrivePermission: 'byQueue'; readonly sourceQueueArns: readonly string[] };

const NAME = 'RedriveAllowPolicy';
const MAXIMUM_SOURCES = 10;

const policySchema = z.strictObject({
  redrivePermission: z.enum(['allowAll', 'denyAll', 'byQueue']),
  sourceQueueArns: z.array(z.string()).optional(),
});

/**
 * Reads the attribute `RedriveAllowPolicy`. The sentences are those that public code quotes from AWS; the one about
 * more than ten sources is Not confirmed against AWS.
 *
 * @throws AwsError InvalidParameterValue
 */
export function parseRedriveAllowPolicy(text: string): RedriveAllowPolicy {
  const refused = (why: string) =>
    invalidValueFor(NAME, text, `Amazon SQS can't create the redrive allow policy${why}`);
  const policy = policySchema.safeParse(parseJson(text));
  if (!policy.success) throw refused(', as it’s in an unsupported format.');
  const { redrivePermission, sourceQueueArns } = policy.data;
  if (redrivePermission !== 'byQueue') {
    if (sourceQueueArns === undefined) return { redrivePermission };
    throw refused('. To specify one or more source queue ARNs, you must set redrivePermission to byQueue.');
  }
  if (!sourceQueueArns?.length) {
    throw refused(
      '. When you specify the byQueue permission type, you must also specify one or more sourceQueueArns values.',
    );
  }
  if (sourceQueueArns.length > MAXIMUM_SOURCES) {
    throw refused(`. You can specify up to ${MAXIMUM_SOURCES} source queue ARNs.`);
  }
  return { redrivePermission, sourceQueueArns };
}

/** Whether a queue may name the one that has this policy as its dead-letter queue. Without a policy every queue may. */
export function allowsRedriveFrom(policy: RedriveAllowPolicy | undefined, sourceQueueArn: string): boolean {
  switch (policy?.redrivePermission) {
    case undefined:
    case 'allowAll':
      return true;
    case 'denyAll':
      return false;
    case 'byQueue':
      return policy.sourceQueueArns.includes(sourceQueueArn);
  }
}
