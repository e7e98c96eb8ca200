import type { AddPermissionRequest } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { missingParameter } from '../error/error';
import { policyWithLabel } from '../queue/policy-label';
import { admit } from './admission';
import type { SqsContext } from './sqs-context';

export async function addPermission(context: SqsContext, caller: Caller, input: AddPermissionRequest) {
  const queue = await admit(context, caller, 'AddPermission', input.QueueUrl);
  const { Label, AWSAccountIds, Actions } = input;
  if (!Label) throw missingParameter('Label');
  if (!AWSAccountIds?.length) throw missingParameter('AWSAccountIds');
  if (!Actions?.length) throw missingParameter('Actions');
  const roots = AWSAccountIds.map((id) => `arn:${context.account.partition}:iam::${id}:root`);
  context.queues.change(queue, { Policy: policyWithLabel(queue, Label, roots, Actions) });
  return {};
}
