import type { CreateEventBusResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { busArnOf } from '../bus/bus-name';
import type { EventsPorts } from '../ports';
import { description, kmsKeyIdentifier, newEventBusName, tags } from './events-input';
import { checkNewTags } from './resource-tags';

const NOT_RUN = {
  EventSourceName: 'The local run has no partner event sources: leave out the EventSourceName.',
  LogConfig: 'The local run writes no logs of event buses: leave out the LogConfig.',
};

export const createEventBus = operation({
  name: 'CreateEventBus',
  input: z.object({
    Name: newEventBusName,
    Description: description,
    KmsKeyIdentifier: kmsKeyIdentifier,
    DeadLetterConfig: z.object({ Arn: z.string().min(1).max(1600).optional() }).optional(),
    Tags: tags.default([]),
    EventSourceName: z.string().optional(),
    LogConfig: z.unknown().optional(),
  }),
  authorize: ({ Name, Tags }, { account }: EventsPorts) => {
    const resource = busArnOf(account, Name);
    // "You must also have the events:TagResource permission" to tag what is made: EventBridge User Guide, "Tagging".
    return [{ resource }, ...(Tags.length > 0 ? [{ action: 'events:TagResource', resource }] : [])];
  },
  run: (input, { buses }) => {
    for (const member of ['EventSourceName', 'LogConfig'] as const) {
      if (input[member] !== undefined) throw new AwsError('ValidationException', NOT_RUN[member]);
    }
    const { Name: name, Description, KmsKeyIdentifier, DeadLetterConfig, Tags } = input;
    // "Custom event bus names can't contain the / character" (EventBridge API Reference, CreateEventBus). How AWS refuses such a
    // name is not confirmed against AWS.
    if (name.includes('/')) {
      throw new AwsError('ValidationException', "Event bus name must not contain '/'.");
    }
    checkNewTags(Tags);
    const bus = buses.create({
      name,
      description: Description,
      // An empty text stands for AWS's own key.
      kmsKeyArn: KmsKeyIdentifier === '' ? undefined : KmsKeyIdentifier,
      deadLetterConfig: DeadLetterConfig,
      tags: Tags,
    });
    return {
      EventBusArn: bus.arn,
      Description,
      KmsKeyIdentifier: bus.settings.kmsKeyArn,
      DeadLetterConfig,
    } satisfies CreateEventBusResponse;
  },
});
