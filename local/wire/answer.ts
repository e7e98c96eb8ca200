import { randomUUID } from 'node:crypto';
import type { Caller } from '../access/caller';
import { answerAwsJson } from './aws-json';
import { answerAwsQuery } from './aws-query';
import type { WireRequest, WireResponse } from './http-server';
import type { ServiceApi } from './service-api';

export interface AnswerProps<World> {
  readonly apis: readonly ServiceApi<World>[];
  readonly world: World;
  /** Who a client of an AWS API is taken for. */
  readonly caller: Caller;
  /** The HTTP API of the stack: gets what is not signed, or is signed for it. */
  readonly httpApi: (request: WireRequest) => Promise<WireResponse>;
}

/** Sends each request to the service that it is signed for, or to the stack's own HTTP API. */
export function answerer<World>({
  apis,
  world,
  caller,
  httpApi,
}: AnswerProps<World>): (request: WireRequest) => Promise<WireResponse> {
  const byName = new Map(apis.map((api) => [api.signingName, api]));
  return async (request) => {
    const service = signedFor(request);
    if (service === undefined || service === 'execute-api') return httpApi(request);
    const requestId = randomUUID();
    const api = byName.get(service);
    if (!api) return unknownService(service, requestId);
    const { protocol } = api;
    switch (protocol.kind) {
      case 'awsJson':
        return answerAwsJson(request, api, protocol, caller, world, requestId);
      case 'awsQuery':
        return answerAwsQuery(request, api, protocol, caller, world, requestId);
    }
  };
}

/** The service in the signature's credential scope: `Credential=<key>/<date>/<region>/<service>/aws4_request`. */
function signedFor({ headers }: WireRequest): string | undefined {
  return /^AWS4-[A-Z0-9-]+ .*Credential=[^/]+\/\d{8}\/(?:[^/]*\/)?([^/,]+)\/aws4_request/.exec(
    headers.authorization ?? '',
  )?.[1];
}

function unknownService(service: string, requestId: string): WireResponse {
  const message = `The local run does not serve ${service}.`;
  return {
    status: 404,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId },
    body: JSON.stringify({ __type: 'UnknownOperationException', message }),
  };
}
