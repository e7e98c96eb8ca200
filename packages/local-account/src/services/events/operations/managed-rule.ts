import { AwsError } from '../../../errors/aws-error';
import type { Rule } from '../rule';

/** @throws AwsError `ManagedRuleException` for a rule that a service made for itself */
export function refuseManaged({ name, managedBy }: Rule, hint = ''): void {
  if (managedBy === undefined) return;
  throw new AwsError('ManagedRuleException', `${name} is a managed rule.${hint}`);
}
