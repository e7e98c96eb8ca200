import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { eventBusName, ruleName } from './events-input';
import { ruleArnOf } from './events-resource';
import { refuseManaged } from './managed-rule';

/** A rule that does not exist is deleted without an error. */
export const deleteRule = operation({
  name: 'DeleteRule',
  input: z.object({ Name: ruleName, EventBusName: eventBusName, Force: z.boolean().default(false) }),
  authorize: ({ Name, EventBusName }, ports: EventsPorts) => ruleArnOf(Name, EventBusName, ports),
  run: ({ Name, EventBusName, Force }, { buses }) => {
    const bus = buses.bus(EventBusName);
    const rule = bus.findRule(Name);
    if (!rule) return {};
    if (!Force) refuseManaged(rule, " Set 'force' parameter to true to override.");
    if (rule.targets.length > 0) {
      throw new AwsError('ValidationException', "Rule can't be deleted since it has targets.");
    }
    bus.removeRule(Name);
    return {};
  },
});
