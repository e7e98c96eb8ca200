import { randomUUID } from 'node:crypto';
import type { Caller } from '../access/caller';
import { AwsError } from '../errors/aws-error';
import { answerAwsJson } from './aws-json';
import { answerAwsQuery } from './aws-query';
import { decoded } from './content-encoding';
import type { WireRequest, WireResponse } from './http-server';
import { malformedRequest, serviceNotServed, unreadableSignature, unsignedCall } from './not-served';
import { answerRestJson } from './rest-json';
import { isRestApi, type ServiceApi } from './service-api';
import { signatureOf } from './signature';

export interface AnswerProps<World> {
  readonly apis: readonly ServiceApi<World>[];
  readonly world: World;
  /** Who a client of an AWS API is taken for. */
  readonly caller: Caller;
  /** The HTTP API of the stack: gets what is not signed, or is signed for it. */
  readonly httpApi: (request: WireRequest) => Promise<WireResponse>;
}

/**
 * Sends each request to the service that it is signed for, or to the stack's own HTTP API.
 *
 * A few operations have a host name of their own, made of a prefix and the endpoint's: `sync-` before Step Functions'
 * `StartSyncExecution`, `stream-` before Logs' `StartLiveTail`. Before an address or `localhost` that is no name that resolves,
 * so a client has to be told to leave it out:
 * - AWS CLI and boto3: `AWS_DISABLE_HOST_PREFIX_INJECTION=true`, or `disable_host_prefix_injection = true` in the configuration
 *   file; in code `Config(inject_host_prefix=False)`.
 * - JavaScript SDK v3: `new SFNClient({ disableHostPrefix: true })`.
 *
 * Version 1 of the AWS CLI takes SQS's commands to AWS whatever `AWS_ENDPOINT_URL` says (awscli's `overridesslcommonname.py`, for
 * a few services and most Regions): give it `--endpoint-url` on the command line.
 */
export function answerer<World>(props: AnswerProps<World>): (request: WireRequest) => Promise<WireResponse> {
  const byName = new Map(props.apis.map((api) => [api.signingName, api]));
  return async (request) => {
    const signature = signatureOf(request);
    const target = request.headers['x-amz-target'];
    const requestId = randomUUID();
    if (signature.kind === 'scoped' && signature.service !== 'execute-api') {
      const api = byName.get(signature.service);
      return api
        ? answerApi(request, api, props, requestId)
        : serviceNotServed(signature.service, request, requestId);
    }
    // No client of the stack's HTTP API sends this header: it is a call of an AWS API that went wrong.
    if (target === undefined || signature.kind === 'scoped') return props.httpApi(request);
    return signature.kind === 'malformed' ? unreadableSignature(requestId) : unsignedCall(target, requestId);
  };
}

async function answerApi<World>(
  given: WireRequest,
  api: ServiceApi<World>,
  { caller, world }: AnswerProps<World>,
  requestId: string,
): Promise<WireResponse> {
  let request: WireRequest;
  try {
    request = decoded(given);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return malformedRequest(error, requestId);
  }
  if (isRestApi(api)) return answerRestJson(request, api, caller, world, requestId);
  const { protocol } = api;
  switch (protocol.kind) {
    case 'awsJson':
      return answerAwsJson(request, api, protocol, caller, world, requestId);
    case 'awsQuery':
      return answerAwsQuery(request, api, protocol, caller, world, requestId);
  }
}
