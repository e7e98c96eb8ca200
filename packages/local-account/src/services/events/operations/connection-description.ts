import type { DescribeConnectionResponse, Connection as ListedConnection } from '@aws-sdk/client-eventbridge';
import type { Connection } from '../connection/connection';
import type { ConnectionHttpParameters } from '../connection/connection-input';
import { wholeSecond } from './archive-description';

/** What creating, updating and deleting a connection answer. */
export function connectionChange(connection: Connection) {
  return {
    ConnectionArn: connection.arn,
    ConnectionState: stateOf(connection),
    CreationTime: wholeSecond(connection.creationTime),
    LastModifiedTime: wholeSecond(connection.lastModifiedTime),
  } satisfies ListedConnection;
}

/** A connection as listings show it. */
export function connectionDescription(connection: Connection) {
  return {
    ...connectionChange(connection),
    Name: connection.name,
    AuthorizationType: connection.settings.AuthorizationType,
    LastAuthorizedTime: wholeSecond(connection.lastModifiedTime),
  } satisfies ListedConnection;
}

/** Its authorization without what is secret in it (recorded on AWS, but for parameters that have values). */
export function authParametersDescription({ settings }: Connection) {
  const { ApiKeyAuthParameters, BasicAuthParameters, OAuthParameters, InvocationHttpParameters } =
    settings.AuthParameters;
  return {
    ...(ApiKeyAuthParameters && { ApiKeyAuthParameters: { ApiKeyName: ApiKeyAuthParameters.ApiKeyName } }),
    ...(BasicAuthParameters && { BasicAuthParameters: { Username: BasicAuthParameters.Username } }),
    ...(OAuthParameters && {
      OAuthParameters: {
        AuthorizationEndpoint: OAuthParameters.AuthorizationEndpoint,
        ClientParameters: { ClientID: OAuthParameters.ClientParameters.ClientID },
        HttpMethod: OAuthParameters.HttpMethod,
        ...(OAuthParameters.OAuthHttpParameters && {
          OAuthHttpParameters: withoutSecrets(OAuthParameters.OAuthHttpParameters),
        }),
      },
    }),
    ...(InvocationHttpParameters && { InvocationHttpParameters: withoutSecrets(InvocationHttpParameters) }),
  } satisfies DescribeConnectionResponse['AuthParameters'];
}

/** Recorded on AWS: it says AUTHORIZING of one by OAuth, until its server has given a token. */
function stateOf({ settings, token }: Connection) {
  return settings.AuthorizationType === 'OAUTH_CLIENT_CREDENTIALS' && !token ? 'AUTHORIZING' : 'AUTHORIZED';
}

function withoutSecrets(parameters: ConnectionHttpParameters) {
  const entries = Object.entries(parameters).filter(([, list]) => list.length > 0);
  return Object.fromEntries(
    entries.map(([name, list]) => [
      name,
      list.map(({ Key, Value, IsValueSecret }) => ({
        Key,
        ...(!IsValueSecret && { Value }),
        IsValueSecret,
      })),
    ]),
  );
}
