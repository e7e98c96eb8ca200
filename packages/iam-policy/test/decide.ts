import {
  type AccessRequest,
  type AdministratorPrincipal,
  compilePolicySet,
  evaluate,
  type ServicePrincipal,
} from '../src';
import { ACCOUNT, OTHER_ACCOUNT, policy, QUEUE } from './fixtures';

/** The root user of the account, and of another one. */
export const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
export const OTHER_ROOT = `arn:aws:iam::${OTHER_ACCOUNT}:root`;
export const administrator: AdministratorPrincipal = { type: 'administrator', accountId: ACCOUNT, arn: ROOT };
export const events: ServicePrincipal = { type: 'service', service: 'events.amazonaws.com' };

export const allow = (changes: object = {}) => ({
  Effect: 'Allow',
  Action: 'sqs:SendMessage',
  Resource: QUEUE,
  ...changes,
});
export const deny = (changes: object = {}) => allow({ Effect: 'Deny', ...changes });

/** The decision for a request under these identity and resource statements. */
export function decide(request: AccessRequest, identity: object[], resource: object[] = []) {
  const policies = compilePolicySet({
    identity: identity.length > 0 ? [policy('RolePolicy', ...identity)] : [],
    ...(resource.length > 0 ? { resource: policy('QueuePolicy', ...resource) } : {}),
  });
  return evaluate(request, policies);
}
