import type { ListRulesResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { eventBusName, listing, namePrefix } from './events-input';
import { listPage } from './list-page';
import { ruleDescription } from './rule-description';

export const listRules = operation({
  name: 'ListRules',
  input: z.object({ NamePrefix: namePrefix(64), EventBusName: eventBusName, ...listing }),
  authorize: () => '*',
  run: (input, { buses }: EventsPorts) => {
    const { items, NextToken } = listPage(buses.bus(input.EventBusName).rules, ({ name }) => name, input);
    return { Rules: items.map(ruleDescription), NextToken } satisfies ListRulesResponse;
  },
});
