import { z } from 'zod';
import { arn } from '../account';
import { resourceType } from '../engine/resource-type';
import { RefusedError } from '../refused-error';
import type { LocalServices } from '../services/local-services';
import { eventPatternProperty } from './event-pattern-property';
import { cfnNumber } from './property-schemas';

const target = z.strictObject({
  Id: z.string(),
  Arn: z.string(),
  RoleArn: z.string().optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
  RetryPolicy: z
    .strictObject({
      MaximumEventAgeInSeconds: cfnNumber.optional(),
      MaximumRetryAttempts: cfnNumber.optional(),
    })
    .optional(),
});

export const eventsRule = resourceType({
  type: 'AWS::Events::Rule',
  properties: z.strictObject({
    Name: z.string().optional(),
    Description: z.string().optional(),
    EventBusName: z.string(),
    EventPattern: eventPatternProperty,
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Targets: z.array(target).default([]),
  }),
  create: (properties, { account, events }: LocalServices, { logicalId, physicalName }) => {
    const name = properties.Name ?? physicalName.slice(-64);
    const eventBusName = events.eventBus(properties.EventBusName).name;
    const ruleArn = arn(account, 'events', `rule/${eventBusName}/${name}`);
    events.putRule({
      name,
      arn: ruleArn,
      ...(properties.Description !== undefined && { description: properties.Description }),
      eventBusName,
      eventPattern: properties.EventPattern.text,
      pattern: properties.EventPattern.pattern,
      state: properties.State,
      targets: properties.Targets.map(({ Id, Arn, RoleArn, DeadLetterConfig, RetryPolicy }, index) => {
        if (!Arn.includes(':states:')) {
          throw new RefusedError(
            `${logicalId} (AWS::Events::Rule), property Targets.${index}.Arn`,
            `The local run delivers to state machines, not to ${Arn}.`,
          );
        }
        return {
          id: Id,
          arn: Arn,
          roleArn: RoleArn,
          deadLetterQueueArn: DeadLetterConfig?.Arn,
          retryPolicy: {
            maximumRetryAttempts: RetryPolicy?.MaximumRetryAttempts ?? 185,
            maximumEventAgeSeconds: RetryPolicy?.MaximumEventAgeInSeconds ?? 86_400,
          },
        };
      }),
    });
    return { ref: `${eventBusName}|${name}`, attributes: { Arn: ruleArn } };
  },
});
