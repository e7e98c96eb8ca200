import { randomUUID } from 'node:crypto';
import { AwsError } from '../errors/aws-error';
import type { Service } from '../service';
import { type Addressee, addresseeOf } from './addressee';
import type { CallerOf } from './caller-of';
import { foreignHost, foreignPage } from './own-names';
import { notAdmitted, serviceNotServed, unreadableSignature, unsignedCall } from './refusals';
import type { ScopedSignature } from './signature';
import { requireRegion } from './signature-v4/require-region';
import { LARGEST_BODY_BYTES, type RequestHandler, type WireRequest, type WireResponse } from './wire-request';

/** An AWS API. */
type AwsAddressee = Exclude<Addressee, { readonly kind: 'httpApi' | 'control' }>;

export interface AnswerProps {
  readonly services: readonly Pick<Service, 'signingName' | 'protocol' | 'answer'>[];
  /** Who a client of an AWS API is. */
  readonly callerOf: CallerOf;
  /** The Region that a request has to be signed for. */
  readonly region: string;
  /** The HTTP APIs: they get what is signed for them, and what is unsigned and no call of an AWS API. */
  readonly httpApi: {
    readonly largestBodyBytes: number;
    answer(request: WireRequest): Promise<WireResponse>;
  };
  /** Waits until what a call has changed outlives the run. @default - nothing does */
  readonly written?: () => Promise<void>;
  /** The interface of the run itself. */
  readonly control: { answer(request: WireRequest): Promise<WireResponse> };
}

/**
 * What whoever gets a notification calls by the address in it, with the service.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html
 */
const SERVED_UNSIGNED = new Map([
  ['ConfirmSubscription', 'sns'],
  ['Unsubscribe', 'sns'],
]);

/**
 * Sends each request to the service that it is signed for, to the run itself, or to an HTTP API.
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
  region,
  httpApi,
  written,
  control,
}: AnswerProps): RequestHandler {
  const byName = new Map(
    services.flatMap(({ signingName, protocol, answer }) =>
      protocol ? [[signingName, { protocol, answer }] as const] : [],
    ),
  );

  /** AWS looks at who calls before it looks at what is called. */
  async function answerBy(
    serviceName: string,
    request: WireRequest,
    signature: ScopedSignature | undefined,
    requestId: string,
  ): Promise<WireResponse> {
    const service = byName.get(serviceName);
    if (!service) return serviceNotServed(serviceName, request, requestId);
    try {
      if (signature) requireRegion(signature, region);
      const caller = await callerOf(request, signature);
      const answer = await service.answer(request, caller, requestId);
      await written?.();
      return answer;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return service.protocol.refuse(request, error, requestId);
    }
  }

  async function answerAws(addressee: AwsAddressee, request: WireRequest): Promise<WireResponse> {
    const requestId = randomUUID();
    switch (addressee.kind) {
      case 'service':
        return answerBy(addressee.signature.service, request, addressee.signature, requestId);
      case 'unreadable':
        return unreadableSignature(request, requestId);
      case 'unsigned': {
        const serviceName = SERVED_UNSIGNED.get(addressee.call.operation);
        return serviceName === undefined
          ? unsignedCall(addressee.call, requestId)
          : answerBy(serviceName, request, undefined, requestId);
      }
    }
  }

  return {
    admit: (head) => {
      const isForHttpApi = addresseeOf(head).kind === 'httpApi';
      const reason = foreignHost(head) ?? (isForHttpApi ? undefined : foreignPage(head));
      return reason === undefined
        ? { admitted: true, largestBodyBytes: isForHttpApi ? httpApi.largestBodyBytes : LARGEST_BODY_BYTES }
        : { admitted: false, response: notAdmitted(head, reason, randomUUID()) };
    },
    answer: (request) => {
      const addressee = addresseeOf(request, request.body);
      switch (addressee.kind) {
        case 'httpApi':
          return httpApi.answer(request);
        case 'control':
          return control.answer(request);
        default:
          return answerAws(addressee, request);
      }
    },
  };
}
