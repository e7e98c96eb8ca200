import type { WireResponse } from '../../wire/http-server';

/**
 * The gateway response types that an HTTP API can come to here. Which of them an HTTP API writes to `$context.error.responseType` is not
 * confirmed against AWS.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export type ResponseType =
  | 'ACCESS_DENIED'
  | 'DEFAULT_4XX'
  | 'DEFAULT_5XX'
  | 'INTEGRATION_FAILURE'
  | 'INTEGRATION_TIMEOUT'
  | 'REQUEST_TOO_LARGE'
  | 'RESOURCE_NOT_FOUND'
  | 'THROTTLED';

/** A request that API Gateway answers itself, with `{"message":…}`. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';

  constructor(
    readonly status: number,
    message: string,
    readonly responseType: ResponseType,
  ) {
    super(message);
  }

  get response(): WireResponse {
    return {
      status: this.status,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message: this.message }),
    };
  }
}
