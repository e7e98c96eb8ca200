import { build, parse, validate } from '@aws-sdk/util-arn-parser';
import type { Principal, RolePrincipal } from './access-request';

/** What stands for a principal in a message: its ARN; the service's name for a service that calls under that. */
export function principalArn(principal: Principal): string {
  switch (principal.type) {
    case 'role':
      return sessionArn(principal);
    case 'service':
      return principal.service;
    case 'administrator':
      return principal.arn;
  }
}

/** The ARN under which a role's session makes its calls: without the role's path. */
export function sessionArn({ roleArn, accountId, sessionName }: RolePrincipal): string {
  const { partition, resource } = parse(roleArn);
  const roleName = resource.slice(resource.lastIndexOf('/') + 1);
  const session = `assumed-role/${roleName}/${sessionName}`;
  return build({ partition, service: 'sts', region: '', accountId, resource: session });
}

/** The account that an ARN stands for as a whole; undefined when it stands for something else. */
export function rootAccountId(arn: string): string | undefined {
  if (!validate(arn)) return undefined;
  const { service, accountId, resource } = parse(arn);
  return service === 'iam' && resource === 'root' && isAccountId(accountId) ? accountId : undefined;
}

export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}
