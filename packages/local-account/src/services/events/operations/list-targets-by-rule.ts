import type { ListTargetsByRuleResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { eventBusName, listing, ruleName } from './events-input';
import { ruleArnOf } from './events-resource';
import { listPage } from './list-page';

export const listTargetsByRule = operation({
  name: 'ListTargetsByRule',
  input: z.object({ Rule: ruleName, EventBusName: eventBusName, ...listing }),
  authorize: ({ Rule, EventBusName }, ports: EventsPorts) => ruleArnOf(Rule, EventBusName, ports),
  run: (input, { buses }) => {
    const { targets } = buses.bus(input.EventBusName).rule(input.Rule);
    const { items, NextToken } = listPage(targets, ({ listed }) => listed.Id ?? '', input);
    return { Targets: items.map(({ listed }) => listed), NextToken } satisfies ListTargetsByRuleResponse;
  },
});
