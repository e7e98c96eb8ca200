import type { DescribeRuleResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { admitToRule } from './events-admission';
import { eventBusName, ruleName } from './events-input';
import { ruleDescription } from './rule-description';

export const describeRule = operation({
  name: 'DescribeRule',
  input: z.object({ Name: ruleName, EventBusName: eventBusName }),
  run: ({ Name, EventBusName }, caller, world: LocalWorld) => {
    const { rule } = admitToRule(world, caller, 'DescribeRule', Name, EventBusName);
    return {
      ...ruleDescription(rule()),
      CreatedBy: world.account.accountId,
    } satisfies DescribeRuleResponse;
  },
});
