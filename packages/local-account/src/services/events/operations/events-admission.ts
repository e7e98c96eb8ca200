import type { Caller } from '../../../access/caller';
import { arn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import type { LocalWorld } from '../../local-world';
import type { EventBus } from '../event-bus';
import { type Rule, ruleArn } from '../rule';

/**
 * What an operation begins with: the caller's right.
 *
 * @param operation AWS's name; the action is `events:` and that
 * @param resource what comes after the account in the resource's ARN @default - `*`, for listings
 * @throws AwsError `AccessDeniedException`
 */
export function admit(
  { access, account }: LocalWorld,
  caller: Caller,
  operation: string,
  resource?: string,
): void {
  const resourceArn = resource === undefined ? '*' : arn(account, 'events', resource);
  access.require(caller, `events:${operation}`, resourceArn);
}

/** A rule, for an operation on it; the right comes before the question whether there is such a rule. */
export function admitToRule(
  { access, account, events }: LocalWorld,
  caller: Caller,
  operation: string,
  name: string,
  eventBusName: string | undefined,
): { bus: EventBus; rule: () => Rule } {
  const bus = events.eventBus(eventBusName);
  access.require(caller, `events:${operation}`, ruleArn(account, bus.name, name));
  return { bus, rule: () => bus.rule(name) };
}

/** @throws AwsError `ManagedRuleException` for a rule that a service made for itself */
export function refuseManaged({ name, managedBy }: Rule, hint = ''): void {
  if (managedBy === undefined) return;
  throw new AwsError('ManagedRuleException', `${name} is a managed rule.${hint}`);
}
