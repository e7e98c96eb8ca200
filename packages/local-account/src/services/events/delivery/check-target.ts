import { checkAtCreation } from '../../../access/creation-refused';
import type { AccountPorts } from '../../../account-ports';
import { parseArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import type { InvokedTarget, Rule } from '../rule';

/** The service principal under which EventBridge takes on roles, calls targets that have none, and writes dead letters. */
export const EVENTS_SERVICE = 'events.amazonaws.com';

/**
 * What EventBridge tries when a target is put: whether it may take on the role. The words are quoted from AWS in
 * https://github.com/Miserlou/Zappa/issues/381. What the role itself may do shows at the first event.
 *
 * @throws CreationRefused `ValidationException`; AwsError `ValidationException` for what is in another account or Region
 */
export function checkTarget(
  { access, account }: Pick<AccountPorts, 'access' | 'account'>,
  { arn, roleArn }: Pick<InvokedTarget, 'arn' | 'roleArn'>,
  rule: Pick<Rule, 'name' | 'arn'>,
): void {
  const { accountId, region } = parseArn(arn);
  if (accountId !== account.accountId || region !== account.region) {
    throw new AwsError(
      'ValidationException',
      `The local run has one account and one Region, and the target ${arn} is in another.`,
    );
  }
  if (roleArn === undefined) return;
  checkAtCreation(
    () => access.assumeRole(roleArn, EVENTS_SERVICE, rule.arn, rule.name.slice(-64)),
    () => ({
      code: 'ValidationException',
      message: `Provided role '${roleArn}' cannot be assumed by principal '${EVENTS_SERVICE}'.`,
    }),
  );
}
