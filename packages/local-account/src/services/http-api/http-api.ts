import type { Caller } from '../../access/caller';
import type { AccountPorts } from '../../account-ports';
import type { WireRequest, WireResponse } from '../../wire/http-server';
import { type CorsConfiguration, corsHeaders, isPreflight } from './cors';
import { GatewayError } from './gateway-error';
import { authorizeByIam } from './iam-authorization';
import { callIntegration, type Integration, type IntegrationOutcome } from './integration';
import type { HttpApiNeeds } from './needs';
import { RequestContext } from './request-context';
import { checkRequestSize } from './request-size';
import { RouteTable } from './route-table';
import { type Stage, Stages } from './stage';

export interface Route {
  readonly routeKey: string;
  readonly authorizationType: 'NONE' | 'AWS_IAM';
  readonly integration: Integration;
}

export interface HttpApiPorts
  extends Pick<AccountPorts, 'access' | 'account' | 'clock' | 'trace'>, Pick<HttpApiNeeds, 'queues'> {}

/** An HTTP API. */
export class HttpApi {
  readonly stages = new Stages();
  /** By id. */
  readonly integrations = new Map<string, Integration>();
  private readonly routes = new RouteTable<Route>();
  private signed = false;

  constructor(
    readonly apiId: string,
    private readonly cors: CorsConfiguration | undefined,
    private readonly ports: HttpApiPorts,
  ) {}

  /** @throws RefusedError for a route key that is none, or is taken */
  addRoute(route: Route, where: string): void {
    this.routes.add(route.routeKey, route, where);
    this.signed ||= route.authorizationType === 'AWS_IAM';
  }

  hasRoute(routeKey: string): boolean {
    return this.routes.has(routeKey);
  }

  /** Whether a client has to sign its requests to some route. */
  get requiresSignature(): boolean {
    return this.signed;
  }

  /**
   * Answers one request of a client, and writes it to the access log.
   *
   * @param signer who makes it, where the account itself knows @default - its signature tells, if it has one
   */
  async answer(request: WireRequest, signer?: Caller): Promise<WireResponse> {
    const served = this.stages.find(request.path);
    // Without a stage there is no log either.
    if (!served) return notFound().response;
    const { stage, path } = served;
    const { account, clock, trace } = this.ports;
    const receivedAt = clock.now();
    const context = new RequestContext(request, {
      apiId: this.apiId,
      accountId: account.accountId,
      stage: stage.stageName,
      receivedAt,
    });
    const { response, messageId } = await this.respond(request, { stage, path, signer }, context).catch(
      (error: unknown): IntegrationOutcome => {
        if (!(error instanceof GatewayError)) throw error;
        context.setError(error);
        return { response: error.response };
      },
    );
    const responseLength = Buffer.byteLength(response.body ?? '');
    context.set({
      status: response.status,
      responseLength,
      // Not confirmed against AWS: that both directions count.
      dataProcessed: request.body.length + responseLength,
      responseLatency: clock.now() - receivedAt,
    });
    const routeKey = context.get('routeKey') ?? `${request.method} ${request.path}`;
    trace.record(
      this.apiId,
      { id: context.requestId, messageId },
      { what: 'RequestAnswered', routeKey, status: response.status, error: context.failure },
    );
    // AWS may leave a 413 out of its logs: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
    if (response.status !== 413) stage.accessLog?.write(context, receivedAt);
    return {
      ...response,
      headers: { ...this.headers(request, response), 'apigw-requestid': context.requestId },
    };
  }

  /** Not confirmed against AWS: CORS headers are also on errors of API Gateway's own. */
  private headers(request: WireRequest, { headers }: WireResponse): Record<string, string> {
    return { ...headers, ...(this.cors && corsHeaders(this.cors, request)) };
  }

  /** Not confirmed against AWS: that a request is counted by the throttle before it is authorized. */
  private async respond(
    request: WireRequest,
    { stage, path, signer }: { stage: Stage; path: string; signer: Caller | undefined },
    context: RequestContext,
  ): Promise<IntegrationOutcome> {
    checkRequestSize(request);
    const match = this.routes.find(request.method, path);
    if (!match) {
      // A route that takes OPTIONS comes first: https://github.com/aws/serverless-application-model/issues/1603
      if (this.cors && isPreflight(request)) return { response: { status: 204 } };
      throw notFound();
    }
    const { routeKey, authorizationType, integration } = match.route;
    context.set({ routeKey });
    stage.throttle.admit(routeKey);
    if (authorizationType === 'AWS_IAM') {
      await authorizeByIam(
        request,
        `${this.apiId}/${stage.stageName}/${request.method}${path}`,
        context,
        this.ports,
        signer,
      );
    }
    const body = decode(request.body);
    // Not confirmed against AWS: what API Gateway does with a body that is not UTF-8.
    if (body === undefined) throw new GatewayError(400, 'Bad Request', 'DEFAULT_4XX');
    const sources = {
      headers: request.headers,
      query: new URLSearchParams(request.queryString),
      path,
      pathParameters: match.pathParameters,
      body,
      context,
      stageVariables: stage.variables,
    };
    return callIntegration(integration, sources, this.apiId, this.ports);
  }
}

function notFound(): GatewayError {
  return new GatewayError(404, 'Not Found', 'RESOURCE_NOT_FOUND');
}

/** @returns undefined for what is not UTF-8; a byte order mark is part of the body like anything else */
function decode(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}
