import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { eventBusName, ruleName } from './events-input';
import { ruleArnOf } from './events-resource';
import { refuseManaged } from './managed-rule';

export const disableRule = operation({
  name: 'DisableRule',
  input: z.object({ Name: ruleName, EventBusName: eventBusName }),
  authorize: ({ Name, EventBusName }, ports: EventsPorts) => ruleArnOf(Name, EventBusName, ports),
  run: ({ Name, EventBusName }, { buses }) => {
    const bus = buses.bus(EventBusName);
    const rule = bus.rule(Name);
    refuseManaged(rule);
    bus.setRuleState(rule, 'DISABLED');
    return {};
  },
});
