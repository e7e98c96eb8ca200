import { randomUUID } from 'node:crypto';
import { AwsError } from '../errors/aws-error';
import type { Service } from '../service';
import type { CallerOf } from './caller-of';
import type { WireRequest, WireResponse } from './http-server';
import { serviceNotServed, unreadableSignature, unsignedCall } from './not-served';
import { type ScopedSignature, signatureOf } from './signature';

export interface AnswerProps {
  readonly services: readonly Pick<Service, 'name' | 'protocol' | 'answer'>[];
  /** Who a client of an AWS API is. */
  readonly callerOf: CallerOf;
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
export function answerer({
  services,
  callerOf,
  httpApi,
}: AnswerProps): (request: WireRequest) => Promise<WireResponse> {
  const byName = new Map(
    services.flatMap(({ name, protocol, answer }) =>
      protocol ? [[name, { protocol, answer }] as const] : [],
    ),
  );

  /** AWS looks at who calls before it looks at what is called. */
  async function answerSigned(
    request: WireRequest,
    signature: ScopedSignature,
    requestId: string,
  ): Promise<WireResponse> {
    const service = byName.get(signature.service);
    if (!service) return serviceNotServed(signature.service, request, requestId);
    try {
      const caller = await callerOf(request, signature);
      return await service.answer(request, caller, requestId);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return service.protocol.refuse(request, error, requestId);
    }
  }

  return async (request) => {
    const signature = signatureOf(request);
    const target = request.headers['x-amz-target'];
    const requestId = randomUUID();
    if (signature.kind === 'scoped' && signature.service !== 'execute-api') {
      return answerSigned(request, signature, requestId);
    }
    // No client of the stack's HTTP API sends this header: it is a call of an AWS API that went wrong.
    if (target === undefined || signature.kind === 'scoped') return httpApi(request);
    return signature.kind === 'malformed' ? unreadableSignature(requestId) : unsignedCall(target, requestId);
  };
}
