import { isUtf8 } from 'node:buffer';
import type { Caller } from '../../access/caller';
import type { AccountPorts } from '../../account-ports';
import { RefusedError } from '../../errors/refused-error';
import type { WireRequest, WireResponse } from '../../wire/http-server';
import { apiConflict } from './api-conflict';
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
  readonly integrationId: string;
}

export interface HttpApiPorts
  extends Pick<AccountPorts, 'access' | 'account' | 'clock' | 'trace'>, Pick<HttpApiNeeds, 'queues'> {}

/** How a request came to an API. */
export interface RequestOrigin {
  /** Who makes it, where the account itself knows. @default - its signature tells, if it has one */
  readonly signer?: Caller | undefined;
  /** The request as its client sent and signed it. @default - just so */
  readonly sent?: WireRequest;
}

/** An HTTP API. Each change of it holds for the requests that come from then on: there is no moment in between. */
export class HttpApi {
  readonly stages = new Stages();
  /** Both by id. */
  private readonly integrations = new Map<string, Integration>();
  private readonly routesById = new Map<string, Route>();
  private routes = new RouteTable<Route>();

  /** @param cors @default - it answers no preflight request of a browser */
  constructor(
    readonly apiId: string,
    public cors: CorsConfiguration | undefined,
    private readonly ports: HttpApiPorts,
  ) {}

  /** Adds an integration, or puts it in the place of the one of its id. */
  putIntegration(integrationId: string, integration: Integration): void {
    this.integrations.set(integrationId, integration);
  }

  /** @throws AwsError `ConflictException` while a route leads to it, in the words of https://github.com/milliHQ/terraform-aws-next-js/issues/247 */
  removeIntegration(integrationId: string): void {
    const routes = [...this.routesById].filter(([, route]) => route.integrationId === integrationId);
    if (routes.length > 0) {
      const ids = routes.map(([routeId]) => routeId).join(', ');
      throw apiConflict(
        `Cannot delete Integration because it is referenced by the following Routes with Ids: [${ids}]`,
      );
    }
    this.integrations.delete(integrationId);
  }

  /**
   * Adds a route, or puts it in the place of the one of its id.
   *
   * @param where names a property in errors
   * @throws RefusedError for a route key that is none, and for an integration that there is not; AwsError `ConflictException` for a key
   * that another route has; nothing has changed then
   */
  putRoute(routeId: string, route: Route, where: (property: string) => string): void {
    if (!this.integrations.has(route.integrationId)) {
      throw new RefusedError(where('Target'), `There is no integrations/${route.integrationId}.`);
    }
    const others = [...this.routesById].filter(([id]) => id !== routeId).map(([, other]) => other);
    this.routes = tableOf([...others, route], where('RouteKey'));
    this.routesById.set(routeId, route);
  }

  removeRoute(routeId: string): void {
    this.routesById.delete(routeId);
    this.routes = tableOf([...this.routesById.values()], '');
  }

  hasRoute(routeKey: string): boolean {
    return this.routes.has(routeKey);
  }

  /** Whether a client has to sign its requests to some route. */
  get requiresSignature(): boolean {
    return [...this.routesById.values()].some(({ authorizationType }) => authorizationType === 'AWS_IAM');
  }

  /** Answers one request of a client, and writes it to the access log. */
  async answer(request: WireRequest, { signer, sent = request }: RequestOrigin = {}): Promise<WireResponse> {
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
    let outcome: IntegrationOutcome;
    try {
      outcome = await this.respond(request, { stage, path, signer, sent }, context);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      context.setError(error);
      outcome = { response: error.response };
    }
    const { response, messageId } = outcome;
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
    {
      stage,
      path,
      signer,
      sent,
    }: { stage: Stage; path: string; signer: Caller | undefined; sent: WireRequest },
    context: RequestContext,
  ): Promise<IntegrationOutcome> {
    checkRequestSize(request);
    const match = this.routes.find(request.method, path);
    if (!match) {
      // A route that takes OPTIONS comes first: https://github.com/aws/serverless-application-model/issues/1603
      if (this.cors && isPreflight(request)) return { response: { status: 204 } };
      throw notFound();
    }
    const { routeKey, authorizationType, integrationId } = match.route;
    const integration = this.integrations.get(integrationId);
    if (!integration) throw notFound();
    context.set({ routeKey });
    stage.throttle.admit(routeKey);
    if (authorizationType === 'AWS_IAM') {
      await authorizeByIam(
        sent,
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
      queryString: request.queryString,
      path,
      pathParameters: match.pathParameters,
      body,
      context,
      stageVariables: stage.variables,
    };
    return await callIntegration(integration, sources, this.apiId, this.ports);
  }
}

/** @throws as `RouteTable.add` */
function tableOf(routes: readonly Route[], where: string): RouteTable<Route> {
  const table = new RouteTable<Route>();
  for (const route of routes) table.add(route.routeKey, route, where);
  return table;
}

function notFound(): GatewayError {
  return new GatewayError(404, 'Not Found', 'RESOURCE_NOT_FOUND');
}

/** @returns undefined for what is not UTF-8; a byte order mark is part of the body like anything else */
function decode(body: Buffer): string | undefined {
  return isUtf8(body) ? body.toString('utf8') : undefined;
}
