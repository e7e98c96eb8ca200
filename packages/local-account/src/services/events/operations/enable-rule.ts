import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { admitToRule, refuseManaged } from './events-admission';
import { eventBusName, ruleName } from './events-input';

export const enableRule = operation({
  name: 'EnableRule',
  input: z.object({ Name: ruleName, EventBusName: eventBusName }),
  run: ({ Name, EventBusName }, caller, world: LocalWorld) => {
    const rule = admitToRule(world, caller, 'EnableRule', Name, EventBusName).rule();
    refuseManaged(rule);
    rule.state = 'ENABLED';
    return {};
  },
});
