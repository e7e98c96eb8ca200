import type { WireRequest, WireResponse } from '../../src/wire/http-server';
import { signedFor } from '../wire/toy-apis';
import { wireRequest } from './http-api/wire-request';

/** What answers: an account, or a service alone. */
type Answer = (request: WireRequest) => Promise<WireResponse>;

/** A client of a service that speaks AWS's JSON protocol. */
export class AwsJsonClient {
  /** @param targetPrefix what `X-Amz-Target` has before the operation's name */
  constructor(
    private readonly answer: Answer,
    private readonly service: string,
    private readonly targetPrefix: string,
  ) {}

  request(operation: string, input: object, signal?: AbortSignal): Promise<WireResponse> {
    return this.answer(
      wireRequest({
        headers: { ...signedFor(this.service), 'x-amz-target': `${this.targetPrefix}.${operation}` },
        body: JSON.stringify(input),
        ...(signal && { client: { signal } }),
      }),
    );
  }

  /** @returns the output, or an error's `__type` and `message` */
  async call(operation: string, input: object): Promise<Record<string, unknown>> {
    const { body } = await this.request(operation, input);
    return JSON.parse(String(body)) as Record<string, unknown>;
  }
}
