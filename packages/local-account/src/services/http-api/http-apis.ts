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
    const api = this.find(apiId);
    if (api) return api;
    throw new RefusedError(where, `There is no API ${apiId}.`);
  }

  /** Whether a client has to sign its requests, to some route at least. */
  get requireSignature(): boolean {
    return this.api?.requiresSignature ?? false;
  }

  /** @returns undefined if there is no such API */
  find(apiId: string): HttpApi | undefined {
    return this.api?.apiId === apiId ? this.api : undefined;
  }

  /** The API that the account's own address leads to. */
  get served(): HttpApi | undefined {
    return this.api;
  }

  async answer(request: WireRequest): Promise<WireResponse> {
    if (this.api) return this.api.answer(request);
    return { status: 404, body: 'The stack has no HTTP API.\n' };
  }
}
