import { RefusedError } from '../../errors/refused-error';
import { API_PATH } from '../../wire/addressee';
import type { WireRequest, WireResponse } from '../../wire/http-server';
import type { HttpApi } from './http-api';

/** `/_local/execute-api/<API>`, and what the API sees of the path. */
const BY_PATH = new RegExp(`^${API_PATH}/([^/]+)(.*)$`);

/** `<API>.execute-api.localhost`, as AWS's own names are made. */
const BY_HOST = /^([^.]+)\.execute-api\.localhost(?::\d+)?$/i;

/** What a request is for. */
export interface LocatedApi {
  /** @default - there is no such API */
  readonly api: HttpApi | undefined;
  /** As the API sees it. */
  readonly path: string;
}

/**
 * The HTTP APIs of the account. Each has an address of its own, by path and by host, which no other API changes. The first that is
 * created also has the account's own address, for as long as it is there; then the next that is created.
 */
export class HttpApis {
  private readonly byId = new Map<string, HttpApi>();
  private atRoot: HttpApi | undefined;

  /** @param endpointUrl where the account is reached */
  constructor(private readonly endpointUrl: string) {}

  /** @returns the API's address */
  add(api: HttpApi): string {
    this.byId.set(api.apiId, api);
    this.atRoot ??= api;
    return this.atRoot === api ? this.endpointUrl : `${this.endpointUrl}${API_PATH}/${api.apiId}`;
  }

  remove(api: HttpApi): void {
    this.byId.delete(api.apiId);
    if (this.atRoot === api) this.atRoot = undefined;
  }

  /** @throws RefusedError if there is no such API */
  require(apiId: string, where: string): HttpApi {
    const api = this.find(apiId);
    if (api) return api;
    throw new RefusedError(where, `There is no API ${apiId}.`);
  }

  /** Whether a client has to sign its requests, to some route at least. */
  get requireSignature(): boolean {
    return [...this.byId.values()].some(({ requiresSignature }) => requiresSignature);
  }

  /** @returns undefined if there is no such API */
  find(apiId: string): HttpApi | undefined {
    return this.byId.get(apiId);
  }

  /** Which API a request to the account is for. */
  locate(host: string, path: string): LocatedApi {
    const [, idInPath, rest = ''] = BY_PATH.exec(path) ?? [];
    if (idInPath !== undefined) return { api: this.find(idInPath), path: rest === '' ? '/' : rest };
    const [, idInHost] = BY_HOST.exec(host) ?? [];
    if (idInHost !== undefined) return { api: this.find(idInHost.toLowerCase()), path };
    return { api: this.atRoot, path };
  }

  answer(request: WireRequest): Promise<WireResponse> {
    const { api, path } = this.locate(request.headers.host ?? '', request.path);
    const seen = path === request.path ? request : { ...request, path };
    return api
      ? api.answer(seen, { sent: request })
      : Promise.resolve({ status: 404, body: 'There is no HTTP API at this address.\n' });
  }
}
