import { build, parse, validate } from '@aws-sdk/util-arn-parser';
import type { RolePrincipal } from './access-request';

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
