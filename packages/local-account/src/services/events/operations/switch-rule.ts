import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import type { Rule } from '../rule';
import { eventBusName, ruleName } from './events-input';
import { ruleArnOf } from './events-resource';
import { refuseManaged } from './managed-rule';

/** An operation that switches a rule on or off, whatever it was. */
export function switchRule(name: string, state: Rule['state']) {
  return operation({
    name,
    input: z.object({ Name: ruleName, EventBusName: eventBusName }),
    authorize: ({ Name, EventBusName }, ports: EventsPorts) => ruleArnOf(Name, EventBusName, ports),
    run: ({ Name, EventBusName }, { buses }) => {
      const bus = buses.bus(EventBusName);
      const rule = bus.rule(Name);
      refuseManaged(rule);
      bus.setRuleState(rule, state);
      return {};
    },
  });
}
