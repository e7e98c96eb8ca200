import { z } from 'zod';
import { iamArn } from '../../../arn';
import { operation } from '../../../wire/operation';
import { missingParameter } from '../error/error';
import type { SqsPorts } from '../ports';
import { policyWithLabel } from '../queue/policy-label';
import { text, texts } from './member-types';
import { withQueueArn } from './queue-address';
import { requiredParameter } from './required-parameter';

export const addPermission = operation({
  name: 'AddPermission',
  input: ({ account }: SqsPorts) =>
    z
      .object({ QueueUrl: text, Label: text, AWSAccountIds: texts, Actions: texts })
      .transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: ({ queueArn, Label, AWSAccountIds, Actions }, { account, queues }: SqsPorts) => {
    const queue = queues.getQueue(queueArn);
    const label = requiredParameter('Label', Label);
    if (!AWSAccountIds?.length) throw missingParameter('AWSAccountIds');
    if (!Actions?.length) throw missingParameter('Actions');
    const roots = AWSAccountIds.map((accountId) => iamArn({ ...account, accountId }, 'root'));
    queues.change(queue, { Policy: policyWithLabel(queue, label, roots, Actions) });
    return {};
  },
});
