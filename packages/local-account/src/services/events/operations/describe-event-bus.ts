import type { DescribeEventBusResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { busArnOf } from '../bus/bus-name';
import type { EventsPorts } from '../ports';
import { eventBusName } from './events-input';

export const describeEventBus = operation({
  name: 'DescribeEventBus',
  input: z.object({ Name: eventBusName }),
  authorize: ({ Name }, { account }: EventsPorts) => busArnOf(account, Name),
  run: ({ Name }, { buses }) => {
    const { name, arn, settings, creationTime, lastModifiedTime, policy } = buses.bus(Name);
    return {
      Name: name,
      Arn: arn,
      Description: settings.description,
      KmsKeyIdentifier: settings.kmsKeyArn,
      DeadLetterConfig: settings.deadLetterConfig,
      Policy: policy && JSON.stringify(policy),
      CreationTime: creationTime,
      LastModifiedTime: lastModifiedTime,
    } satisfies DescribeEventBusResponse;
  },
});
