import type { Principal, RolePrincipal } from './access-request';

/** The ARN under which a role's session makes its calls: without the role's path. */
export function sessionArn(principal: RolePrincipal): string {
  const roleName = principal.roleArn.slice(principal.roleArn.lastIndexOf('/') + 1);
  const partition = partitionOf(principal.roleArn);
  return `arn:${partition}:sts::${principal.accountId}:assumed-role/${roleName}/${principal.sessionName}`;
}

/** How AWS names the caller in a message. */
export function callerName(principal: Principal): string {
  switch (principal.type) {
    case 'role':
      return sessionArn(principal);
    case 'service':
      return principal.service;
    case 'administrator':
      return principal.arn;
  }
}

/** The ARN that stands for a whole account, in the partition of another ARN. */
export function accountRootArn(arn: string, accountId: string): string {
  return `arn:${partitionOf(arn)}:iam::${accountId}:root`;
}

function partitionOf(arn: string): string {
  return arn.split(':')[1] ?? 'aws';
}
