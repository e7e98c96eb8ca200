import { randomUUID } from 'node:crypto';
import type { Access } from '../../access/access';
import { type Account, arn } from '../../account';
import { AwsError } from '../../aws-error';
import type { Trace } from '../../trace/trace';
import type { WireRequest, WireResponse } from '../../wire/http-server';
import type { VendedLog } from '../logs/vended-log';
import type { SqsService } from '../sqs';
import { type Mapping, type MappingSources, UnresolvedParameter } from './parameter-mapping';
import { RequestContext } from './request-context';
import { RouteTable } from './route-table';
import { sqsSendMessage } from './sqs-send-message';
import type { TokenBucket } from './token-bucket';

/** Where a route leads. */
export interface Integration {
  readonly credentialsArn: string;
  readonly parameters: readonly (readonly [name: string, mapping: Mapping])[];
}

export interface Route {
  readonly routeKey: string;
  readonly integration: Integration;
}

export interface Stage {
  readonly stageName: string;
  readonly throttle: TokenBucket | undefined;
  readonly variables: Readonly<Record<string, string>>;
  readonly accessLog: { readonly format: string; readonly log: VendedLog } | undefined;
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const LARGEST_PAYLOAD_BYTES = 10 * 1024 * 1024;

/** An HTTP API with one stage. */
export class HttpApi {
  readonly routes = new RouteTable<Route>();
  /** By id. */
  readonly integrations = new Map<string, Integration>();
  stage: Stage | undefined;

  constructor(
    readonly apiId: string,
    private readonly ports: {
      readonly account: Account;
      readonly access: Access;
      readonly trace: Trace;
      readonly sqs: SqsService;
      readonly endpointUrl: () => string;
    },
  ) {}

  /** Answers one request of a client, and writes it to the access log. */
  async answer(request: WireRequest): Promise<WireResponse> {
    const { stage } = this;
    if (!stage) return { status: 404, headers: JSON_TYPE, body: message('Not Found') };
    const context = new RequestContext(request, {
      apiId: this.apiId,
      accountId: this.ports.account.accountId,
      stage: stage.stageName,
      domainName: new URL(this.ports.endpointUrl()).host,
    });
    const { response, messageId } = await this.respond(request, stage, context);
    context.set('status', String(response.status));
    context.set('responseLength', String(Buffer.byteLength(response.body ?? '')));
    context.set('responseLatency', String(Date.now() - request.receivedAt));
    this.ports.trace.record(
      this.apiId,
      { apiRequestId: context.requestId, messageId },
      {
        what: 'RequestAnswered',
        routeKey: context.get('routeKey') ?? `${request.method} ${request.path}`,
        status: response.status,
        error: context.get('error.message') ?? context.get('integrationErrorMessage'),
      },
    );
    writeAccessLog(stage, context, request.receivedAt);
    return { ...response, headers: { ...response.headers, 'apigw-requestid': context.requestId } };
  }

  private async respond(
    request: WireRequest,
    stage: Stage,
    context: RequestContext,
  ): Promise<{ response: WireResponse; messageId?: string | undefined }> {
    const refuse = (status: number, text: string): { response: WireResponse } => {
      context.set('error.message', text);
      context.set('error.messageString', JSON.stringify(text));
      return { response: { status, headers: JSON_TYPE, body: message(text) } };
    };
    const match = this.routes.find(request.method, request.path);
    if (!match) return refuse(404, 'Not Found');
    context.set('routeKey', match.route.routeKey);
    if (stage.throttle?.take() === false) return refuse(429, 'Too Many Requests');
    if (request.body.length > LARGEST_PAYLOAD_BYTES) return refuse(413, 'Request Entity Too Large');
    const body = decode(request.body);
    // Not confirmed against AWS: what API Gateway does with a body that is not UTF-8.
    if (body === undefined) return refuse(400, 'Bad Request');
    const sources: MappingSources = {
      headers: request.headers,
      query: new URLSearchParams(request.queryString),
      pathParameters: match.pathParameters,
      body,
      context,
      stageVariables: stage.variables,
    };
    try {
      return await this.integrate(match.route.integration, sources, context);
    } catch (error) {
      if (error instanceof UnresolvedParameter) {
        context.set('integrationErrorMessage', error.message);
        context.set('integration.error', error.message);
        return refuse(400, 'Bad Request');
      }
      if (!(error instanceof AwsError)) throw error;
      context.set('integrationErrorMessage', error.message);
      return refuse(500, 'Internal Server Error');
    }
  }

  private async integrate(
    { credentialsArn, parameters }: Integration,
    sources: MappingSources,
    context: RequestContext,
  ): Promise<{ response: WireResponse; messageId?: string | undefined }> {
    const { access, account, sqs } = this.ports;
    const mapped = Object.fromEntries(parameters.map(([name, mapping]) => [name, mapping(sources)]));
    const apiArn = arn(account, 'execute-api', this.apiId);
    const caller = access.assumeRole(
      credentialsArn,
      'apigateway.amazonaws.com',
      apiArn,
      'BackplaneAssumeRoleSession',
    );
    const requestId = randomUUID();
    const startedAt = Date.now();
    const answer = await sqsSendMessage(sqs, caller, mapped, requestId);
    context.set('integration.requestId', requestId);
    context.set('awsEndpointRequestId', requestId);
    context.set('integration.status', String(answer.status));
    context.set('integrationLatency', String(Date.now() - startedAt));
    context.set('integration.latency', String(Date.now() - startedAt));
    if (answer.error) {
      context.set('integrationErrorMessage', answer.error.message);
      context.set('integration.error', answer.error.message);
    }
    return {
      response: { status: answer.status, headers: { 'content-type': 'text/xml' }, body: answer.body },
      messageId: answer.messageId,
    };
  }
}

const JSON_TYPE = { 'content-type': 'application/json' };

function message(text: string): string {
  return JSON.stringify({ message: text });
}

/** @returns undefined for what is not UTF-8; a byte order mark is part of the body like anything else */
function decode(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** Variables without a value are written as `-`. */
function writeAccessLog({ accessLog }: Stage, context: RequestContext, timestamp: number): void {
  if (!accessLog) return;
  const line = accessLog.format.replace(
    /\$context\.([A-Za-z0-9.]+)/g,
    (_, name: string) => context.get(name) ?? '-',
  );
  accessLog.log.write(timestamp, line);
}
