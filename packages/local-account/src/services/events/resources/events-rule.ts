import { z } from 'zod';
import { cfnTags } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { DEFAULT_BUS, ruleArn } from '../bus/bus-name';
import { requireTargetRole } from '../delivery/target-role';
import type { EventsPorts } from '../ports';
import { MOST_TARGETS } from '../rule';
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
    Targets: z
      .array(ruleTargetProperty)
      .max(MOST_TARGETS, { error: `A rule has at most ${MOST_TARGETS} targets` })
      .default([]),
  }),
  create: (properties, { access, account, buses }: EventsPorts, { physicalName }) => {
    const { Description: description, EventPattern, State: state, Tags: tags, Targets: targets } = properties;
    const name = properties.Name ?? physicalName.slice(-64);
    const bus = buses.bus(properties.EventBusName);
    const arn = ruleArn(account, bus.name, name);
    for (const { roleArn } of targets) requireTargetRole(access, roleArn, { name, arn });
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
