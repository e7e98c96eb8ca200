import { z } from 'zod';
import { resourceAlreadyExists } from '../../../engine/already-exists';
import { cfnTags } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { DEFAULT_BUS, ruleArn } from '../bus/bus-name';
import type { EventBus } from '../bus/event-bus';
import { checkTarget } from '../delivery/check-target';
import { limitExceeded } from '../event-errors';
import { replacedTags } from '../operations/resource-tags';
import type { EventsPorts } from '../ports';
import { type InvokedTarget, MOST_TARGETS, type Rule } from '../rule';
import { ruleTrigger } from '../schedule/rule-trigger';
import { eventPatternProperty } from './event-pattern-property';
import { ruleTargetProperty } from './events-rule-target';

const TYPE = 'AWS::Events::Rule';

const properties = z.strictObject({
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
});

type Properties = z.output<typeof properties>;

export const eventsRule = resourceType({
  type: TYPE,
  properties,
  create: (given, ports: EventsPorts, { physicalName }) => {
    const name = given.Name ?? physicalName.slice(-64);
    const bus = ports.buses.bus(given.EventBusName);
    const ref = bus.name === DEFAULT_BUS ? name : `${bus.name}|${name}`;
    if (bus.findRule(name)) throw resourceAlreadyExists(TYPE, ref);
    const rule = ruleOf(given, bus, name, ports);
    bus.addRule(rule);
    let before = given;
    return {
      ref,
      attributes: { Arn: rule.arn, RuleName: name },
      // What it is delivered to works from now on, too.
      start: () => bus.startSchedule(rule),
      // What it has matched goes on to the targets that it had then: "removed targets might continue to be invoked" (EventBridge API
      // Reference, RemoveTargets). Not confirmed against AWS: that this is so of events that wait for another try.
      update: (changed) => {
        bus.putRule(ruleOf(changed, bus, name, ports, { rule: bus.rule(name), properties: before }));
        before = changed;
      },
      describe: () => describe(bus.findRule(name), given.EventBusName),
      // CloudFormation removes the targets first, without which AWS deletes no rule.
      delete: () => bus.removeRule(name),
    };
  },
});

/**
 * A rule as its properties say, but that what clients have added stays: targets with other ids, and tags with other keys.
 *
 * @param present the rule as it is, and the properties that it has been given before @default - there is none
 * @throws AwsError as PutRule and PutTargets do
 */
function ruleOf(
  given: Properties,
  bus: EventBus,
  name: string,
  { access, account }: EventsPorts,
  present?: { readonly rule: Rule; readonly properties: Properties },
): Rule {
  const { Description: description, State: state } = given;
  const arn = ruleArn(account, bus.name, name);
  const trigger = ruleTrigger(given.EventPattern, given.ScheduleExpression, bus.name);
  for (const target of given.Targets) checkTarget({ access, account }, target, { name, arn });
  const known = new Set([...given.Targets, ...(present?.properties.Targets ?? [])].map(idOf));
  const added = present?.rule.targets.filter(({ listed }) => !known.has(listed.Id)) ?? [];
  const targets = [...given.Targets, ...added];
  if (targets.length > MOST_TARGETS) throw limitExceeded();
  return {
    name,
    arn,
    ...(description !== undefined && { description }),
    eventBusName: bus.name,
    ...trigger,
    state,
    targets,
    tags: replacedTags(present?.rule.tags ?? [], present?.properties.Tags ?? [], given.Tags),
  };
}

/** @param EventBusName as the template names it */
function describe(rule: Rule | undefined, EventBusName: string) {
  return (
    rule && {
      Name: rule.name,
      Description: rule.description,
      EventBusName,
      EventPattern: rule.pattern && (JSON.parse(rule.pattern.text) as unknown),
      ScheduleExpression: rule.schedule?.expression,
      State: rule.state,
      Tags: rule.tags,
      Targets: rule.targets.map(({ listed }) => listed),
    }
  );
}

function idOf({ listed }: InvokedTarget): string | undefined {
  return listed.Id;
}
