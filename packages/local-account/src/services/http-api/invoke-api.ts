import type { Caller } from '../../access/caller';
import type { AccountPorts } from '../../account-ports';
import { withoutPrototype } from '../../record-by-name';
import type { WireResponse } from '../../wire/http-server';
import type { HttpApis, LocatedApi } from './http-apis';

/** A request that another service makes to an API. */
export interface ApiRequest {
  /** Such as `a1b2c3d4e5.execute-api.us-east-1.amazonaws.com`. */
  readonly host: string;
  readonly method: string;
  /** With the stage, where the API's address has one; percent-encoded. */
  readonly path: string;
  /** Percent-encoded, without the question mark. */
  readonly queryString: string;
  /** By their names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  /** Who signs it. @default - nobody does */
  readonly signer: Caller | undefined;
  readonly signal: AbortSignal;
}

/** @returns undefined if there is no such API in the account */
export type InvokeApi = (request: ApiRequest) => Promise<WireResponse | undefined>;

/** Calls an API of the account, without the network: whoever calls is known. */
export function apiInvoker(
  httpApis: HttpApis,
  { account, clock, endpointUrl }: Pick<AccountPorts, 'account' | 'clock' | 'endpointUrl'>,
): InvokeApi {
  const { host: ownHost, port } = new URL(endpointUrl);
  const locate = (host: string, path: string): LocatedApi | undefined => {
    if (host === ownHost || host.endsWith(`.localhost:${port}`)) return httpApis.locate(host, path);
    const [apiId = '', ...domain] = host.split('.');
    const [service, region] = domain;
    return service === 'execute-api' && region === account.region
      ? { api: httpApis.find(apiId), path }
      : undefined;
  };
  return async ({ host, headers, signal, signer, ...request }) => {
    const { api, path = request.path } = locate(host, request.path) ?? {};
    if (!api) return undefined;
    const wireRequest = {
      ...request,
      path,
      headers: withoutPrototype([...headers, ['host', host]]),
      sourceIp: '127.0.0.1',
      receivedAt: clock.now(),
      client: { signal },
    };
    return api.answer(wireRequest, { signer });
  };
}
