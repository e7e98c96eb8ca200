import type { DescribeEventBusResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { admit } from './events-admission';
import { eventBusName } from './events-input';

export const describeEventBus = operation({
  name: 'DescribeEventBus',
  input: z.object({ Name: eventBusName }),
  run: ({ Name }, caller, world: LocalWorld) => {
    const { name, arn, description, creationTime, policy } = world.events.eventBus(Name);
    admit(world, caller, 'DescribeEventBus', `event-bus/${name}`);
    return {
      Name: name,
      Arn: arn,
      Description: description,
      Policy: policy && JSON.stringify(policy),
      CreationTime: creationTime,
      LastModifiedTime: creationTime,
    } satisfies DescribeEventBusResponse;
  },
});
