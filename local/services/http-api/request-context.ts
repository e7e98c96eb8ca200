import { randomBytes } from 'node:crypto';
import type { WireRequest } from '../../wire/http-server';

/**
 * The values of `$context` for one request. They are filled in while it is answered, and read by the parameter mapping and
 * by the access log.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export class RequestContext {
  private readonly values = new Map<string, string>();

  constructor(
    request: WireRequest,
    api: { apiId: string; accountId: string; stage: string; domainName: string },
  ) {
    const requestId = apiRequestId();
    this.set('requestId', requestId);
    this.set('extendedRequestId', requestId);
    this.set('apiId', api.apiId);
    this.set('accountId', api.accountId);
    this.set('stage', api.stage);
    this.set('domainName', api.domainName);
    this.set('httpMethod', request.method);
    this.set('path', request.path);
    this.set('protocol', 'HTTP/1.1');
    this.set('identity.sourceIp', request.sourceIp);
    this.set('identity.userAgent', request.headers['user-agent'] ?? '');
    this.set('requestTime', commonLogTime(request.receivedAt));
    this.set('requestTimeEpoch', String(request.receivedAt));
  }

  get requestId(): string {
    return this.values.get('requestId') ?? '';
  }

  set(name: string, value: string): void {
    if (value !== '') this.values.set(name, value);
  }

  /** @returns undefined for a variable that does not exist or has no value for this request */
  get(name: string): string | undefined {
    return this.values.get(name);
  }
}

/** Like `JKJaXmPLvHcESHA=`: 11 bytes in base64, without the characters that a header or a path would have to escape. */
function apiRequestId(): string {
  return `${randomBytes(11).toString('base64url')}=`;
}

/** Such as `22/Nov/2026:09:05:07 +0000`. */
function commonLogTime(ms: number): string {
  const [, weekdayless = ''] = new Date(ms).toUTCString().split(', ');
  const [day, month, year, time] = weekdayless.split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
