import type { DescribeRuleResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { eventBusName, ruleName } from './events-input';
import { ruleArnOf } from './events-resource';
import { ruleDescription } from './rule-description';

export const describeRule = operation({
  name: 'DescribeRule',
  input: z.object({ Name: ruleName, EventBusName: eventBusName }),
  authorize: ({ Name, EventBusName }, ports: EventsPorts) => ruleArnOf(Name, EventBusName, ports),
  run: ({ Name, EventBusName }, { account, buses }) =>
    ({
      ...ruleDescription(buses.bus(EventBusName).rule(Name)),
      CreatedBy: account.accountId,
    }) satisfies DescribeRuleResponse,
});
