import { z } from 'zod';
import { cfnTags } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { DEFAULT_BUS, ruleArn } from '../bus/bus-name';
import type { EventsPorts } from '../ports';
import { eventPatternProperty } from './event-pattern-property';
import { ruleTargetProperty } from './events-rule-target';

export const eventsRule = resourceType({
  type: 'AWS::Events::Rule',
  properties: z.strictObject({
    Name: z.string().max(64).optional(),
    Description: z.string().max(512).optional(),
    EventBusName: z.string().default(DEFAULT_BUS),
    EventPattern: eventPatternProperty,
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Tags: cfnTags.default([]),
    // A hard quota: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
    Targets: z.array(ruleTargetProperty).max(5, { error: 'A rule has at most 5 targets' }).default([]),
  }),
  create: (properties, { account, buses }: EventsPorts, { physicalName }) => {
    const { Description: description, EventPattern, State: state, Tags: tags, Targets: targets } = properties;
    const name = properties.Name ?? physicalName.slice(-64);
    const bus = buses.bus(properties.EventBusName);
    const arn = ruleArn(account, bus.name, name);
    bus.putRule({
      name,
      arn,
      ...(description !== undefined && { description }),
      eventBusName: bus.name,
      eventPattern: EventPattern.text,
      pattern: EventPattern.pattern,
      state,
      targets,
      tags,
    });
    return { ref: bus.name === DEFAULT_BUS ? name : `${bus.name}|${name}`, attributes: { Arn: arn } };
  },
});
