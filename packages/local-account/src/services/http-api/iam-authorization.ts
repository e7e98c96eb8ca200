import type { Caller } from '../../access/caller';
import { callerIdentity } from '../../access/caller-identity';
import type { AccountPorts } from '../../account-ports';
import { arn } from '../../arn';
import { AwsError } from '../../errors/aws-error';
import type { WireRequest } from '../../wire/http-server';
import { authenticate } from '../../wire/signature-v4/authenticate';
import { Unauthenticated } from '../../wire/signature-v4/unauthenticated';
import { GatewayError } from './gateway-error';
import type { RequestContext } from './request-context';

/**
 * Lets only a client pass that signs with credentials of this run and may invoke the route: the key pair that the start prints is
 * the account's administrator's, a function's own are its role's.
 *
 * An HTTP API answers 403 `Forbidden` where a REST API would tell what is wrong (for a caller without permission:
 * https://github.com/aws/aws-cdk/issues/21182). Not confirmed against AWS: the same for a signature that is missing or wrong, and that
 * `$context.authorizer.error` tells.
 *
 * @param signer who makes the request, where the account itself knows @default - its signature tells
 * @param resource API, stage, method and path, such as `a1b2c3d4e5/$default/POST/`
 * @throws GatewayError 403
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 */
export async function authorizeByIam(
  request: WireRequest,
  resource: string,
  context: RequestContext,
  { account, access }: Pick<AccountPorts, 'access' | 'account'>,
  signer?: Caller,
): Promise<void> {
  const { accountId, region } = account;
  try {
    const caller =
      signer ?? (await authenticate(request, access.credentials, { region, service: 'execute-api' }));
    const identity = callerIdentity(caller.principal);
    context.set({
      'identity.accountId': accountId,
      'identity.caller': identity.userId,
      'identity.user': identity.userId,
      'identity.userArn': identity.arn,
    });
    access.require(caller, 'execute-api:Invoke', arn(account, 'execute-api', resource));
  } catch (error) {
    if (!(error instanceof AwsError) && !(error instanceof Unauthenticated)) throw error;
    context.set({ 'authorizer.error': error.message });
    throw new GatewayError(403, 'Forbidden', 'ACCESS_DENIED');
  }
}
