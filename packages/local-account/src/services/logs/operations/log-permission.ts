import type { Account } from '../../../account';
import { logGroupArn } from '../log-groups';

/**
 * What reading asks a right to. AWS's denials name a group by its streams, and all groups by none, as in
 * https://github.com/hashicorp/terraform-provider-aws/issues/8804: `…:log-group:/my/group:log-stream:`, `…:log-group::log-stream:`.
 *
 * @param logStream @default - all streams of the group
 */
export function logResource(account: Account, logGroup: string, logStream = ''): string {
  return `${logGroupArn(account, logGroup)}:log-stream:${logStream}`;
}
