import { RefusedError } from '../../errors/refused-error';
import type { WireRequest, WireResponse } from '../../wire/http-server';
import type { HttpApi } from './http-api';

/** The HTTP APIs of the stack: one port has room for one. */
export class HttpApis {
  private api: HttpApi | undefined;

  add(api: HttpApi, where: string): void {
    if (this.api)
      throw new RefusedError(
        where,
        'The local run serves one HTTP API, and there is another one before this.',
      );
    this.api = api;
  }

  /** @throws RefusedError if there is no such API */
  require(apiId: string, where: string): HttpApi {
    if (this.api?.apiId === apiId) return this.api;
    throw new RefusedError(where, `There is no API ${apiId}.`);
  }

  /** Whether a client has to sign its requests, to some route at least. */
  get requireSignature(): boolean {
    return this.api?.requiresSignature ?? false;
  }

  async answer(request: WireRequest): Promise<WireResponse> {
    if (this.api) return this.api.answer(request);
    return { status: 404, body: 'The stack has no HTTP API.\n' };
  }
}
