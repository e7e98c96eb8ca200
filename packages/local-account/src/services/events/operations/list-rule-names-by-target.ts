import type { ListRuleNamesByTargetResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { eventBusName, listing } from './events-input';
import { listPage } from './list-page';

export const listRuleNamesByTarget = operation({
  name: 'ListRuleNamesByTarget',
  input: z.object({ TargetArn: z.string().min(1).max(1600), EventBusName: eventBusName, ...listing }),
  authorize: () => '*',
  run: (input, { buses }: EventsPorts) => {
    const rules = buses
      .bus(input.EventBusName)
      .rules.filter(({ targets }) => targets.some(({ listed }) => listed.Arn === input.TargetArn));
    const { items, NextToken } = listPage(rules, ({ name }) => name, input);
    return { RuleNames: items.map(({ name }) => name), NextToken } satisfies ListRuleNamesByTargetResponse;
  },
});
