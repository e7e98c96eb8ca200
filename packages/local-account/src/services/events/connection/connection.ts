import { randomUUID } from 'node:crypto';
import type { AccountPorts } from '../../../account-ports';
import { arn } from '../../../arn';
import { invalidParameter } from '../event-errors';
import type { ConnectionSettings } from './connection-input';
import type { OAuthToken } from './oauth-token';

/** What tells how to sign in at an API over HTTP. */
export interface Connection {
  readonly name: string;
  readonly arn: string;
  /** Of the secret that AWS keeps it in, which is of no service here: policies name it. */
  readonly secretArn: string;
  readonly creationTime: Date;
  lastModifiedTime: Date;
  settings: ConnectionSettings;
  /** What the authorization server gave last. @default - it has not been asked */
  token?: OAuthToken;
}

/** @throws AwsError `ValidationException` for parameters of another kind of authorization */
export function createConnection(
  name: string,
  settings: ConnectionSettings,
  { account, clock }: Pick<AccountPorts, 'account' | 'clock'>,
): Connection {
  checkAuthorization(settings);
  const now = new Date(clock.now());
  const secret = `secret:events!connection/${name}/${randomUUID()}-${randomUUID().slice(0, 6)}`;
  return {
    name,
    arn: arn(account, 'events', `connection/${name}/${randomUUID()}`),
    secretArn: arn(account, 'secretsmanager', secret),
    creationTime: now,
    lastModifiedTime: now,
    settings,
  };
}

/**
 * Not confirmed against AWS: its words where the parameters are of another kind.
 *
 * @throws AwsError `ValidationException` for parameters of another kind of authorization
 */
export function checkAuthorization({ AuthorizationType, AuthParameters }: ConnectionSettings): void {
  const member = {
    API_KEY: 'ApiKeyAuthParameters',
    BASIC: 'BasicAuthParameters',
    OAUTH_CLIENT_CREDENTIALS: 'OAuthParameters',
  } as const;
  if (AuthParameters[member[AuthorizationType]]) return;
  throw invalidParameter(
    'AuthParameters',
    `Authorization of type ${AuthorizationType} takes ${member[AuthorizationType]}.`,
  );
}
