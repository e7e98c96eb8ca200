import { Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
  ParameterMapping,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpSqsIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { VendedLogGroup } from './vended-log-group';

export interface TransactionApiProps {
  /** Where accepted transactions go. */
  readonly queue: IQueue;
  /** Who may call: everybody, or whoever IAM allows `execute-api:Invoke`. */
  readonly authorization: 'none' | 'iam';
  /** Requests a second, over all callers. */
  readonly throttleRateLimit: number;
  /** Requests at once, over all callers. */
  readonly throttleBurstLimit: number;
  readonly logRetention: RetentionDays;
}

/**
 * `POST /`: the whole body becomes one SQS message, unread and unchanged.
 *
 * `$request.body` is the whole body. A JSON path such as the integration's default `$request.body.MessageBody` would read
 * the body as JSON and cut it at 100 KB.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
 */
export class TransactionApi extends Construct {
  /** The address that clients post to, without a path. */
  readonly endpoint: string;

  constructor(scope: Construct, id: string, props: TransactionApiProps) {
    super(scope, id);
    const api = new HttpApi(this, 'HttpApi', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
    });
    api.addRoutes({
      path: '/',
      methods: [HttpMethod.POST],
      authorizer: props.authorization === 'iam' ? new HttpIamAuthorizer() : new HttpNoneAuthorizer(),
      integration: new HttpSqsIntegration('SendMessage', {
        queue: props.queue,
        parameterMapping: new ParameterMapping()
          .custom('QueueUrl', props.queue.queueUrl)
          .custom('MessageBody', '$request.body')
          .custom('MessageAttributes', API_REQUEST_ID_ATTRIBUTE),
      }),
    });
    const { logGroup } = new VendedLogGroup(this, 'AccessLog', {
      service: 'apigateway',
      retention: props.logRetention,
    });
    new HttpStage(this, 'DefaultStage', {
      httpApi: api,
      autoDeploy: true,
      throttle: { rateLimit: props.throttleRateLimit, burstLimit: props.throttleBurstLimit },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_RECORD)),
      },
    });
    this.endpoint = api.apiEndpoint;
  }
}

/**
 * One string of JSON, as the integration wants it. The request id is the only value taken from the request, and AWS makes
 * it: how API Gateway escapes a client's header inside this JSON is not documented.
 */
const API_REQUEST_ID_ATTRIBUTE = JSON.stringify({
  apiRequestId: { DataType: 'String', StringValue: '${context.requestId}' },
});

/**
 * HTTP APIs have no execution log, so this record has to tell why a request failed. Numbers stay text: a variable without
 * a value is written as `-`, which would break the JSON outside quotes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
const ACCESS_LOG_RECORD = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  sourceIp: '$context.identity.sourceIp',
  integrationStatus: '$context.integration.status',
  integrationError: '$context.integrationErrorMessage',
  sqsRequestId: '$context.integration.requestId',
  integrationLatencyMs: '$context.integrationLatency',
  responseLatencyMs: '$context.responseLatency',
  error: '$context.error.message',
};
