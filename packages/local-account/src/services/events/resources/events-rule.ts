import { z } from 'zod';
import { cfnTags } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { DEFAULT_BUS, ruleArn } from '../bus/bus-name';
import { checkTarget } from '../delivery/check-target';
import type { EventsPorts } from '../ports';
import { MOST_TARGETS, type Rule } from '../rule';
import { ruleTrigger } from '../schedule/rule-trigger';
import { eventPatternProperty } from './event-pattern-property';
import { ruleTargetProperty } from './events-rule-target';

export const eventsRule = resourceType({
  type: 'AWS::Events::Rule',
  properties: z.strictObject({
    Name: z.string().max(64).optional(),
    Description: z.string().max(512).optional(),
    EventBusName: z.string().default(DEFAULT_BUS),
    EventPattern: eventPatternProperty.optional(),
    ScheduleExpression: z.string().max(256).optional(),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Tags: cfnTags.default([]),
    Targets: z
      .array(ruleTargetProperty)
      .max(MOST_TARGETS, { error: `A rule has at most ${MOST_TARGETS} targets` })
      .default([]),
  }),
  create: (properties, { access, account, buses }: EventsPorts, { physicalName }) => {
    const { Description: description, State: state, Tags: tags, Targets: targets } = properties;
    const name = properties.Name ?? physicalName.slice(-64);
    const bus = buses.bus(properties.EventBusName);
    const arn = ruleArn(account, bus.name, name);
    const trigger = ruleTrigger(properties.EventPattern, properties.ScheduleExpression, bus.name);
    for (const target of targets) checkTarget({ access, account }, target, { name, arn });
    const rule: Rule = {
      name,
      arn,
      ...(description !== undefined && { description }),
      eventBusName: bus.name,
      ...trigger,
      state,
      targets,
      tags,
    };
    bus.addRule(rule);
    return {
      ref: bus.name === DEFAULT_BUS ? name : `${bus.name}|${name}`,
      attributes: { Arn: arn },
      // What it is delivered to works from now on, too.
      start: () => bus.startSchedule(rule),
    };
  },
});
