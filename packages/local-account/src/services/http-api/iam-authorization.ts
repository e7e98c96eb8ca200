import type { AccountPorts } from '../../account-ports';
import { arn, iamArn } from '../../arn';
import { AwsError } from '../../errors/aws-error';
import type { WireRequest } from '../../wire/http-server';
import type { ClientCredentials } from './client-credentials';
import { GatewayError } from './gateway-error';
import type { RequestContext } from './request-context';
import { verifySignature } from './signature-v4/verify-signature';

/**
 * Lets only a client pass that signs with the key pair of this run, and takes it for the account's administrator.
 *
 * An HTTP API answers 403 `Forbidden` where a REST API would tell what is wrong (for a caller without permission:
 * https://github.com/aws/aws-cdk/issues/21182). Not confirmed against AWS: the same for a signature that is missing or wrong, and that
 * `$context.authorizer.error` tells.
 *
 * @param resource API, stage, method and path, such as `a1b2c3d4e5/$default/POST/`
 * @throws GatewayError 403
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 */
export async function authorizeByIam(
  request: WireRequest,
  resource: string,
  context: RequestContext,
  ports: Pick<AccountPorts, 'access' | 'account'> & { readonly clientCredentials: ClientCredentials },
): Promise<void> {
  const { account, access, clientCredentials } = ports;
  const { accountId, region } = account;
  try {
    await verifySignature(request, { credentials: clientCredentials, region, service: 'execute-api' });
    context.set({
      'identity.accountId': accountId,
      'identity.caller': accountId,
      'identity.user': accountId,
      'identity.userArn': iamArn(account, 'root'),
    });
    access.require(access.administrator, 'execute-api:Invoke', arn(account, 'execute-api', resource));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    context.set({ 'authorizer.error': error.message });
    throw new GatewayError(403, 'Forbidden', 'ACCESS_DENIED');
  }
}
