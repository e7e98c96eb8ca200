import type { RemoveTargetsResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EventsPorts } from '../ports';
import { eventBusName, ruleName, targetId } from './events-input';
import { ruleArnOf } from './events-resource';
import { refuseManaged } from './managed-rule';

/** What a rule has not cannot be removed: an entry fails, and the others are removed. The wording is not confirmed against AWS. */
export const removeTargets = operation({
  name: 'RemoveTargets',
  input: z.object({
    Rule: ruleName,
    EventBusName: eventBusName,
    Ids: z.array(targetId).min(1).max(100),
    Force: z.boolean().default(false),
  }),
  authorize: ({ Rule, EventBusName }, ports: EventsPorts) => ruleArnOf(Rule, EventBusName, ports),
  run: ({ Rule, EventBusName, Ids, Force }, { buses }) => {
    const rule = buses.bus(EventBusName).rule(Rule);
    if (!Force) refuseManaged(rule, " Set 'force' parameter to true to override.");
    const present = new Set(rule.targets.map(({ listed }) => listed.Id));
    const FailedEntries = Ids.filter((id) => !present.has(id)).map((TargetId) => ({
      TargetId,
      ErrorCode: 'ResourceNotFoundException',
      ErrorMessage: `Rule '${rule.name}' does not have a target with the Id '${TargetId}'.`,
    }));
    const removed = new Set<string | undefined>(Ids);
    rule.targets = rule.targets.filter(({ listed }) => !removed.has(listed.Id));
    return { FailedEntryCount: FailedEntries.length, FailedEntries } satisfies RemoveTargetsResponse;
  },
});
