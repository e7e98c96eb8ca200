import http from 'node:http';
import type https from 'node:https';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { CUSTOM_RESOURCE_RESPONSE_PATH } from '../../../wire/custom-resource-response-path';

type Arguments = [http.RequestOptions | string | URL, ...unknown[]];

let isPatched = false;

/**
 * Lets the provider of a custom resource answer: most of them speak HTTPS to port 443 of the host, whatever else the address says,
 * since on AWS it is one of S3 (`cfn-response` does, and all of the CDK's).
 *
 * @param event one that asks for a custom resource; with any other nothing happens
 */
export function answerOverHttp(event: unknown): void {
  const address = responseAddressIn(event);
  if (address === undefined || isPatched) return;
  isPatched = true;
  const { hostname, port } = new URL(address);
  // Only here, since it takes time to load.
  const patched = createRequire(__filename)('node:https') as typeof https;
  const { request } = patched;
  const answer = (...[options, ...rest]: Arguments): http.ClientRequest => {
    if (!isForResponse(options, hostname)) return call(request, [options, ...rest]);
    if (typeof options === 'string' || options instanceof URL) return call(http.request, [options, ...rest]);
    const overHttp = { ...options, protocol: 'http:', host: hostname, hostname, port, agent: undefined };
    return call(http.request, [overHttp, ...rest]);
  };
  patched.request = answer;
  syncBuiltinESMExports();
}

function call(request: (...args: never[]) => http.ClientRequest, args: Arguments): http.ClientRequest {
  return Reflect.apply(request, undefined, args as unknown as never[]);
}

function responseAddressIn(event: unknown): string | undefined {
  if (typeof event !== 'object' || event === null || !('ResponseURL' in event)) return undefined;
  const { ResponseURL } = event;
  const isHere = typeof ResponseURL === 'string' && ResponseURL.includes(CUSTOM_RESOURCE_RESPONSE_PATH);
  return isHere ? ResponseURL : undefined;
}

function isForResponse(options: Arguments[0], endpoint: string): boolean {
  const {
    host,
    hostname = host,
    path,
  } = typeof options === 'string' || options instanceof URL ? partsOf(new URL(options)) : options;
  return hostname === endpoint && path?.startsWith(CUSTOM_RESOURCE_RESPONSE_PATH) === true;
}

function partsOf({ hostname, pathname }: URL): Pick<http.RequestOptions, 'host' | 'hostname' | 'path'> {
  return { hostname, path: pathname };
}
