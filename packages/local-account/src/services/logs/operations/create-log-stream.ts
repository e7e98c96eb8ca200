import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { LogsPorts } from '../ports';
import { logGroupNameInput, logStreamNameInput } from './log-name-input';
import { logResource } from './log-permission';

export const createLogStream = operation({
  name: 'CreateLogStream',
  input: z.object({ logGroupName: logGroupNameInput, logStreamName: logStreamNameInput }),
  authorize: ({ logGroupName, logStreamName }, { account }: LogsPorts) =>
    logResource(account, logGroupName, logStreamName),
  run: ({ logGroupName, logStreamName }, { groups }: LogsPorts) => {
    const group = groups.find(logGroupName);
    if (group.streams.has(logStreamName)) {
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
    }
    group.createStream(logStreamName);
    return {};
  },
});
