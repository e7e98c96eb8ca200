import type { PutRuleResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { compileEventPattern } from '@pipeline/event-pattern';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { limitExceeded } from '../event-errors';
import type { EventsPorts } from '../ports';
import { ruleTrigger } from '../schedule/rule-trigger';
import { description, eventBusName, eventPattern, ruleName, tags, withPattern } from './events-input';
import { ruleArnOf } from './events-resource';
import { refuseManaged } from './managed-rule';

/** By bus. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const RULES = 300;

/** That an empty text stands for none is not confirmed against AWS. */
const scheduleExpression = z
  .string()
  .max(256)
  .transform((text) => (text === '' ? undefined : text))
  .optional();

/** Makes a rule, or replaces all of it but its targets and tags. */
export const putRule = operation({
  name: 'PutRule',
  input: z.object({
    Name: ruleName,
    EventBusName: eventBusName,
    EventPattern: eventPattern,
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Description: description,
    Tags: tags.default([]),
    ScheduleExpression: scheduleExpression,
    RoleArn: z.string().optional(),
  }),
  authorize: ({ Name, EventBusName }, ports: EventsPorts) => ruleArnOf(Name, EventBusName, ports),
  run: (input, ports) => {
    const { Name: name, EventPattern: text, ScheduleExpression, RoleArn, Description } = input;
    const bus = ports.buses.bus(input.EventBusName);
    const pattern =
      text === undefined ? undefined : { text, compiled: withPattern(() => compileEventPattern(text)) };
    const trigger = ruleTrigger(pattern, ScheduleExpression, bus.name);
    if (RoleArn !== undefined) {
      throw new AwsError(
        'ValidationException',
        'The local run takes no RoleArn for a rule, but for its targets.',
      );
    }
    const present = bus.findRule(name);
    if (present) refuseManaged(present);
    else if (bus.rules.length >= RULES) throw limitExceeded();
    const arn = ruleArnOf(name, bus.name, ports);
    bus.putRule({
      name,
      arn,
      ...(Description !== undefined && { description: Description }),
      eventBusName: bus.name,
      ...trigger,
      state: input.State,
      targets: present?.targets ?? [],
      tags: present?.tags ?? input.Tags,
    });
    return { RuleArn: arn } satisfies PutRuleResponse;
  },
});
