import type { Access } from '../../../access/access';
import { checkAtCreation } from '../../../access/creation-refused';
import type { Rule } from '../rule';

/** The service principal under which EventBridge takes on roles, calls targets that have none, and writes dead letters. */
export const EVENTS_SERVICE = 'events.amazonaws.com';

/**
 * What EventBridge tries when a target is put: whether it may take on the role. The words are quoted from AWS in
 * https://github.com/Miserlou/Zappa/issues/381. What the role itself may do shows at the first event.
 *
 * @throws CreationRefused `ValidationException`
 */
export function requireTargetRole(
  access: Access,
  roleArn: string | undefined,
  { name, arn }: Pick<Rule, 'name' | 'arn'>,
): void {
  if (roleArn === undefined) return;
  checkAtCreation(
    () => access.assumeRole(roleArn, EVENTS_SERVICE, arn, name.slice(-64)),
    () => ({
      code: 'ValidationException',
      message: `Provided role '${roleArn}' cannot be assumed by principal '${EVENTS_SERVICE}'.`,
    }),
  );
}
