import type { ListRulesResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { admit } from './events-admission';
import { eventBusName, listing, namePrefix } from './events-input';
import { listPage } from './list-page';
import { ruleDescription } from './rule-description';

export const listRules = operation({
  name: 'ListRules',
  input: z.object({ NamePrefix: namePrefix(64), EventBusName: eventBusName, ...listing }),
  run: (input, caller, world: LocalWorld) => {
    admit(world, caller, 'ListRules');
    const { items, NextToken } = listPage(
      world.events.eventBus(input.EventBusName).rules,
      ({ name }) => name,
      input,
    );
    return { Rules: items.map(ruleDescription), NextToken } satisfies ListRulesResponse;
  },
});
