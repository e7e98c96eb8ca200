import type { SessionCredentials } from '../../../access/credentials/credentials';
import type { AccountPorts } from '../../../account-ports';
import type { FunctionConfiguration } from './function-configuration';

/** Gives the credentials that a function's next environment signs with. */
export type FunctionCredentials = () => SessionCredentials;

/** The longest that a role's session can be. Not confirmed against AWS: how long those are that Lambda takes for functions. */
const SESSION_SECONDS = 12 * 60 * 60;

/** Environments share a session until less than this is left of it: on AWS, too, an environment does not live longer than hours. */
const SHORTEST_REST_MS = 6 * 60 * 60 * 1000;

/**
 * Takes on a function's role, for its own calls: its session has the function's name, and tells policies which function it is
 * (Lambda Developer Guide, "Working with Lambda execution environment credentials", `lambda:SourceFunctionArn`).
 *
 * @returns what throws AccessDenied if the role does not trust Lambda
 */
export function functionCredentials(
  { access, clock }: Pick<AccountPorts, 'access' | 'clock'>,
  { functionName, functionArn, roleArn }: FunctionConfiguration,
): FunctionCredentials {
  let current: SessionCredentials | undefined;
  return () => {
    if (!current || current.expiration - clock.now() < SHORTEST_REST_MS) {
      const session = access.assumeRole(roleArn, 'lambda.amazonaws.com', functionArn, functionName);
      const caller = { ...session, context: { 'lambda:SourceFunctionArn': functionArn } };
      current = access.credentials.issueSession(caller, SESSION_SECONDS);
    }
    return current;
  };
}
