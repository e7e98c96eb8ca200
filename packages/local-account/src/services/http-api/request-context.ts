import { randomFillSync } from 'node:crypto';
import { ownValue } from '../../record-by-name';
import type { WireRequest } from '../../wire/http-server';
import type { GatewayError } from './gateway-error';

/**
 * The values of `$context` for one request. They are filled in while it is answered, and read by the parameter mapping and
 * by the access log. Variables of what is not run here (JWT and Lambda authorizers, Cognito, client certificates, custom domains) have none.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export class RequestContext {
  readonly requestId = newRequestId();
  private readonly values: Record<string, string | number | undefined>;

  /** @param props.receivedAt in milliseconds since the epoch */
  constructor(
    request: WireRequest,
    props: { apiId: string; accountId: string; stage: string; receivedAt: number },
  ) {
    const domainName = request.headers.host ?? '';
    this.values = {
      requestId: this.requestId,
      extendedRequestId: this.requestId,
      apiId: props.apiId,
      accountId: props.accountId,
      stage: props.stage,
      domainName,
      domainPrefix: domainName.split('.')[0],
      httpMethod: request.method,
      path: request.path,
      protocol: 'HTTP/1.1',
      'identity.sourceIp': request.sourceIp,
      'identity.userAgent': request.headers['user-agent'],
      requestTime: commonLogTime(props.receivedAt),
      requestTimeEpoch: props.receivedAt,
    };
  }

  /** Sets variables; those given nothing, or an empty text, are without a value. */
  set(values: Readonly<Record<string, string | number | undefined>>): void {
    Object.assign(this.values, values);
  }

  /** @returns undefined for a variable that does not exist or has no value for this request */
  get(name: string): string | undefined {
    const value = ownValue(this.values, name);
    return value === undefined || value === '' ? undefined : String(value);
  }

  /** Sets the variables of an error that API Gateway answers itself. */
  setError({ message, responseType }: GatewayError): void {
    this.set({
      'error.message': message,
      'error.messageString': JSON.stringify(message),
      'error.responseType': responseType,
    });
  }

  /** Sets the message of an integration that failed, under both of its names. */
  setIntegrationError(message: string): void {
    this.set({ integrationErrorMessage: message, 'integration.error': message });
  }

  /** What went wrong with the request, as exactly as it is known. */
  get failure(): string | undefined {
    return this.get('integrationErrorMessage') ?? this.get('authorizer.error') ?? this.get('error.message');
  }
}

const ID_BYTES = 11;

/** The random bytes of ids to come: to ask the system for each id's alone takes ten times as long. */
const entropy = Buffer.alloc(ID_BYTES * 256);
let entropyUsed = entropy.length;

/** Like `JKJaXmPLvHcESHA=`: 11 bytes in base64, without the characters that a header or a path would have to escape. */
function newRequestId(): string {
  if (entropyUsed === entropy.length) {
    randomFillSync(entropy);
    entropyUsed = 0;
  }
  const start = entropyUsed;
  entropyUsed += ID_BYTES;
  return `${entropy.toString('base64url', start, entropyUsed)}=`;
}

let latest = { second: NaN, text: '' };

/** Such as `22/Nov/2026:09:05:07 +0000`. In a burst, most requests come in the same second as the one before. */
function commonLogTime(ms: number): string {
  const second = Math.floor(ms / 1000);
  if (second !== latest.second) latest = { second, text: writeCommonLogTime(ms) };
  return latest.text;
}

function writeCommonLogTime(ms: number): string {
  const [, weekdayless = ''] = new Date(ms).toUTCString().split(', ');
  const [day, month, year, time] = weekdayless.split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
