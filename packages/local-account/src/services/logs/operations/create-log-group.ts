import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { requireLogGroupKey } from '../log-group-key';
import type { LogsPorts } from '../ports';
import { logGroupNameInput } from './log-name-input';
import { logResource } from './log-permission';

/** A member of which the local run has one value only. */
const only = (value: string | boolean, what: string) =>
  z
    .union([z.string(), z.boolean()])
    .refine((given) => given === value, { error: `The local run has ${what} only` })
    .optional();

export const createLogGroup = operation({
  name: 'CreateLogGroup',
  input: z.object({
    logGroupName: logGroupNameInput,
    kmsKeyId: z.string().max(256).optional(),
    // Nothing that is served gives tags back, as with those of a template's group.
    tags: z.record(z.string(), z.string()).optional(),
    logGroupClass: only('STANDARD', 'log groups of the class STANDARD'),
    deletionProtectionEnabled: only(false, 'log groups without deletion protection'),
  }),
  authorize: ({ logGroupName }, { account }: LogsPorts) => logResource(account, logGroupName),
  run: ({ logGroupName, kmsKeyId: kmsKeyArn }, ports: LogsPorts) => {
    if (kmsKeyArn !== undefined) requireLogGroupKey(ports, logGroupName, kmsKeyArn);
    ports.groups.make({ logGroupName, kmsKeyArn });
    return {};
  },
});
