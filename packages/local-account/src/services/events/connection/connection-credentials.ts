import type { AccountPorts } from '../../../account-ports';
import { AwsError } from '../../../errors/aws-error';
import { describeNetworkFailure } from '../../../errors/network-failure';
import type { Connection } from './connection';
import type { ConnectionHttpParameters } from './connection-input';
import { fetchOAuthToken } from './oauth-token';

/** What a connection adds to a request: in whatever it has of the same name, the connection's counts. */
export interface ConnectionCredentials {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly queryParameters: readonly (readonly [name: string, value: string])[];
  readonly bodyParameters: readonly (readonly [name: string, value: string])[];
}

/** @throws AwsError `InvalidConnectionState` where an authorization server gives no token */
export async function credentialsOf(
  connection: Connection,
  { clock }: Pick<AccountPorts, 'clock'>,
  signal: AbortSignal,
): Promise<ConnectionCredentials> {
  const parameters = connection.settings.AuthParameters.InvocationHttpParameters;
  return {
    headers: [
      ...pairsOf(parameters?.HeaderParameters),
      await authorizationHeader(connection, { clock }, signal),
    ],
    queryParameters: pairsOf(parameters?.QueryStringParameters),
    bodyParameters: pairsOf(parameters?.BodyParameters),
  };
}

async function authorizationHeader(
  connection: Connection,
  { clock }: Pick<AccountPorts, 'clock'>,
  signal: AbortSignal,
): Promise<readonly [name: string, value: string]> {
  const { ApiKeyAuthParameters, BasicAuthParameters, OAuthParameters } = connection.settings.AuthParameters;
  switch (connection.settings.AuthorizationType) {
    case 'API_KEY':
      return [ApiKeyAuthParameters?.ApiKeyName ?? '', ApiKeyAuthParameters?.ApiKeyValue ?? ''];
    case 'BASIC': {
      const { Username = '', Password = '' } = BasicAuthParameters ?? {};
      return ['Authorization', `Basic ${Buffer.from(`${Username}:${Password}`).toString('base64')}`];
    }
    case 'OAUTH_CLIENT_CREDENTIALS': {
      const known = connection.token;
      if (OAuthParameters && (known?.expiresAt === undefined || known.expiresAt <= clock.now())) {
        connection.token = await fetchOAuthToken(OAuthParameters, clock, signal).catch((error: unknown) => {
          throw new AwsError('InvalidConnectionState', `${connection.arn}: ${describeNetworkFailure(error)}`);
        });
      }
      return ['Authorization', `Bearer ${connection.token?.accessToken ?? ''}`];
    }
  }
}

function pairsOf(parameters: ConnectionHttpParameters['BodyParameters'] = []) {
  return parameters.map(({ Key, Value }) => [Key, Value] as const);
}
