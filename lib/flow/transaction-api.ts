import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  type CorsPreflightOptions,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { VendedLogGroup } from '../observability/vended-log-group';
import { acknowledgeRouteFindings } from '../protection/findings/transaction-api-findings';
import type { PipelineKey } from '../protection/pipeline-key';
import { SendMessageIntegration } from './send-message-integration';

export interface TransactionApiProps {
  /** Where accepted transactions go. */
  readonly queue: IQueue;
  /** Who may call: everybody, whoever IAM allows `execute-api:Invoke`, or whoever has a token of the issuer. */
  readonly authorization: 'none' | 'iam' | 'jwt';
  /** Of tokens: who issues them, as their claim `iss` says. Empty unless `authorization` is `jwt`. */
  readonly jwtIssuer: string;
  /** Of tokens: whom they are for, as their claim `aud` or `client_id` says; one of these. Empty unless `authorization` is `jwt`. */
  readonly jwtAudience: readonly string[];
  /** Origins whose pages may post from a browser, `*` for all. Empty: none. */
  readonly corsAllowOrigins: readonly string[];
  /** Requests a second, over all callers. */
  readonly throttleRateLimit: number;
  /** Requests at once, over all callers. */
  readonly throttleBurstLimit: number;
  /** The API's name, which its log has in its own. */
  readonly pipelineName: string;
  /** How long records of requests are kept. */
  readonly logRetention: RetentionDays;
  /** The key that encrypts the queue, which the API has to be allowed to use, and the access log. @default - AWS's own */
  readonly encryption?: PipelineKey;
}

/** `POST /`: a transaction is in the queue before its sender has an answer. */
export class TransactionApi extends Construct {
  /** The address that clients post to, without a path. */
  readonly endpoint: string;
  /** What serves the API, and measures it. */
  readonly stage: HttpStage;
  /** As whom the API sends to the queue. */
  readonly role: IRole;
  /** One record for each request, without its body. */
  readonly log: ILogGroup;

  constructor(scope: Construct, id: string, props: TransactionApiProps) {
    super(scope, id);
    const api = new HttpApi(this, 'HttpApi', {
      apiName: props.pipelineName,
      createDefaultStage: false,
      corsPreflight: corsOf(props),
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      inlinePolicies: {
        SendTransactions: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.queue.queueArn] }),
            ...(props.encryption
              ? [props.encryption.useVia(['sqs'], 'kms:GenerateDataKey', 'kms:Decrypt')]
              : []),
          ],
        }),
      },
    });
    const [route] = api.addRoutes({
      path: '/',
      methods: [HttpMethod.POST],
      authorizer: authorizerOf(props),
      integration: new SendMessageIntegration('SendMessage', { queue: props.queue, role }),
    });
    if (route) acknowledgeRouteFindings(route, props);
    const { logGroup } = new VendedLogGroup(this, 'AccessLog', {
      service: 'apigateway',
      pipelineName: props.pipelineName,
      retention: props.logRetention,
      encryption: props.encryption,
    });
    this.stage = new HttpStage(this, 'DefaultStage', {
      httpApi: api,
      autoDeploy: true,
      throttle: { rateLimit: props.throttleRateLimit, burstLimit: props.throttleBurstLimit },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLogRecord(props))),
      },
    });
    this.endpoint = api.apiEndpoint;
    this.role = role;
    this.log = logGroup;
  }
}

/**
 * What a page needs to post a transaction, signed or with a token, and to read the id that it gets. API Gateway answers the
 * browser's preflight request itself.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
function corsOf({ corsAllowOrigins }: TransactionApiProps): CorsPreflightOptions | undefined {
  if (corsAllowOrigins.length === 0) return undefined;
  return {
    allowOrigins: [...corsAllowOrigins],
    allowMethods: [CorsHttpMethod.POST],
    allowHeaders: [
      'content-type',
      'authorization',
      'x-amz-date',
      'x-amz-security-token',
      'x-amz-content-sha256',
    ],
    exposeHeaders: ['apigw-requestid'],
    maxAge: Duration.hours(1),
  };
}

function authorizerOf(props: TransactionApiProps): IHttpRouteAuthorizer {
  switch (props.authorization) {
    case 'none':
      return new HttpNoneAuthorizer();
    case 'iam':
      return new HttpIamAuthorizer();
    case 'jwt':
      return new HttpJwtAuthorizer('JwtAuthorizer', props.jwtIssuer, { jwtAudience: [...props.jwtAudience] });
  }
}

/**
 * HTTP APIs have no execution log, so this record has to tell why a request failed. Numbers stay text: a variable without
 * a value is written as `-`, which would break the JSON outside quotes. It is paid for by the byte with every transaction, so what is known
 * elsewhere is not in it: the time is the log event's, the route is the only one, and SQS's request id is in the answer.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
const ACCESS_LOG_RECORD = {
  requestId: '$context.requestId',
  status: '$context.status',
  sourceIp: '$context.identity.sourceIp',
  integrationStatus: '$context.integration.status',
  integrationError: '$context.integrationErrorMessage',
  integrationLatencyMs: '$context.integrationLatency',
  responseLatencyMs: '$context.responseLatency',
  error: '$context.error.message',
};

/** Why a token was refused is told by a variable of its own. */
function accessLogRecord({ authorization }: TransactionApiProps): Record<string, string> {
  if (authorization !== 'jwt') return ACCESS_LOG_RECORD;
  return { ...ACCESS_LOG_RECORD, authorizerError: '$context.authorizer.error' };
}
