import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { admitToRule, refuseManaged } from './events-admission';
import { eventBusName, ruleName } from './events-input';

/** A rule that does not exist is deleted without an error. */
export const deleteRule = operation({
  name: 'DeleteRule',
  input: z.object({ Name: ruleName, EventBusName: eventBusName, Force: z.boolean().default(false) }),
  run: ({ Name, EventBusName, Force }, caller, world: LocalWorld) => {
    const { bus } = admitToRule(world, caller, 'DeleteRule', Name, EventBusName);
    const rule = bus.rules.find(({ name }) => name === Name);
    if (!rule) return {};
    if (!Force) refuseManaged(rule, " Set 'force' parameter to true to override.");
    if (rule.targets.length > 0) {
      throw new AwsError('ValidationException', "Rule can't be deleted since it has targets.");
    }
    bus.removeRule(Name);
    return {};
  },
});
