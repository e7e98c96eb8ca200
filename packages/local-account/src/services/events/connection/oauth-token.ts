import { z } from 'zod';
import type { Clock } from '../../../clock/clock';
import type { ConnectionHttpParameters, OAuthParameters } from './connection-input';

/** What an authorization server lets a client have for a while. */
export interface OAuthToken {
  readonly accessToken: string;
  /** In milliseconds since the epoch, by the account's clock. @default - the server has not said, so it is asked again each time */
  readonly expiresAt?: number;
}

const tokenResponse = z.object({ access_token: z.string().min(1), expires_in: z.number().optional() });

/**
 * Asks an authorization server for a token, as a client with a secret.
 *
 * @throws Error that says what is wrong with the server or its answer
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html
 * @see https://datatracker.ietf.org/doc/html/rfc6749#section-4.4
 */
export async function fetchOAuthToken(
  { AuthorizationEndpoint, ClientParameters, HttpMethod, OAuthHttpParameters }: OAuthParameters,
  clock: Pick<Clock, 'now'>,
  signal: AbortSignal,
): Promise<OAuthToken> {
  const url = new URL(AuthorizationEndpoint);
  for (const { Key, Value } of OAuthHttpParameters?.QueryStringParameters ?? []) {
    url.searchParams.set(Key, Value);
  }
  const { ClientID, ClientSecret } = ClientParameters;
  const headers = {
    authorization: `Basic ${Buffer.from(`${ClientID}:${ClientSecret}`).toString('base64')}`,
    ...Object.fromEntries(
      (OAuthHttpParameters?.HeaderParameters ?? []).map(({ Key, Value }) => [Key, Value]),
    ),
  };
  // `fetch` gives a GET no body; whatever a server takes by that method has to be among the query parameters.
  const body = HttpMethod === 'GET' ? undefined : grantOf(OAuthHttpParameters);
  const response = await fetch(url, { method: HttpMethod, headers, body, signal, redirect: 'manual' });
  const text = await response.text();
  if (!response.ok) throw new Error(`${AuthorizationEndpoint} answered ${response.status}`);
  const token = tokenResponse.safeParse(jsonOf(text));
  if (!token.success) throw new Error(`${AuthorizationEndpoint} answered without an access token`);
  const { access_token: accessToken, expires_in: seconds } = token.data;
  return { accessToken, ...(seconds !== undefined && { expiresAt: clock.now() + seconds * 1000 }) };
}

/** Not confirmed against AWS: that the kind of the grant is among the parameters where the connection does not give it. */
function grantOf(parameters: ConnectionHttpParameters | undefined): URLSearchParams {
  const grant = new URLSearchParams({ grant_type: 'client_credentials' });
  for (const { Key, Value } of parameters?.BodyParameters ?? []) grant.set(Key, Value);
  return grant;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
