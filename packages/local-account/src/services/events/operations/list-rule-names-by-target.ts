import type { ListRuleNamesByTargetResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { admit } from './events-admission';
import { eventBusName, listing } from './events-input';
import { listPage } from './list-page';

export const listRuleNamesByTarget = operation({
  name: 'ListRuleNamesByTarget',
  input: z.object({ TargetArn: z.string().min(1).max(1600), EventBusName: eventBusName, ...listing }),
  run: (input, caller, world: LocalWorld) => {
    admit(world, caller, 'ListRuleNamesByTarget');
    const rules = world.events
      .eventBus(input.EventBusName)
      .rules.filter(({ targets }) => targets.some(({ listed }) => listed.Arn === input.TargetArn));
    const { items, NextToken } = listPage(rules, ({ name }) => name, input);
    return { RuleNames: items.map(({ name }) => name), NextToken } satisfies ListRuleNamesByTargetResponse;
  },
});
