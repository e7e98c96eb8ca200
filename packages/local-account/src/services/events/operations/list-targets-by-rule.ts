import type { ListTargetsByRuleResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { admitToRule } from './events-admission';
import { eventBusName, listing, ruleName } from './events-input';
import { listPage } from './list-page';

export const listTargetsByRule = operation({
  name: 'ListTargetsByRule',
  input: z.object({ Rule: ruleName, EventBusName: eventBusName, ...listing }),
  run: (input, caller, world: LocalWorld) => {
    const { rule } = admitToRule(world, caller, 'ListTargetsByRule', input.Rule, input.EventBusName);
    const { items, NextToken } = listPage(rule().targets, ({ listed }) => listed.Id ?? '', input);
    return { Targets: items.map(({ listed }) => listed), NextToken } satisfies ListTargetsByRuleResponse;
  },
});
