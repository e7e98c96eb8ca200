import type { RemovePermissionRequest } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { missingParameter } from '../error/error';
import { policyWithoutLabel } from '../queue/policy-label';
import { admit } from './admission';
import type { SqsContext } from './sqs-context';

export async function removePermission(context: SqsContext, caller: Caller, input: RemovePermissionRequest) {
  const queue = await admit(context, caller, 'RemovePermission', input.QueueUrl);
  if (!input.Label) throw missingParameter('Label');
  context.queues.change(queue, { Policy: policyWithoutLabel(queue, input.Label) });
  return {};
}
