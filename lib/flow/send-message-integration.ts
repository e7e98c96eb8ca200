import {
  HttpConnectionType,
  HttpIntegrationSubtype,
  HttpIntegrationType,
  HttpRouteIntegration,
  type HttpRouteIntegrationConfig,
  IntegrationCredentials,
  ParameterMapping,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

export interface SendMessageIntegrationProps {
  /** Where accepted transactions go. */
  readonly queue: IQueue;
  /** As whom API Gateway sends to the queue. It needs `sqs:SendMessage`, which nothing here grants. */
  readonly role: IRole;
}

/**
 * Makes one SQS message of each request: the whole body, unread and unchanged.
 *
 * `$request.body` is the whole body. A JSON path such as `$request.body.MessageBody`, which the construct library's own
 * `HttpSqsIntegration` has by default, would read the body as JSON and cut it at 100 KB. That class also makes its role
 * itself and does not hand it out.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
 */
export class SendMessageIntegration extends HttpRouteIntegration {
  constructor(
    id: string,
    private readonly props: SendMessageIntegrationProps,
  ) {
    super(id);
  }

  override bind(): HttpRouteIntegrationConfig {
    return {
      type: HttpIntegrationType.AWS_PROXY,
      subtype: HttpIntegrationSubtype.SQS_SEND_MESSAGE,
      payloadFormatVersion: PayloadFormatVersion.VERSION_1_0,
      connectionType: HttpConnectionType.INTERNET,
      credentials: IntegrationCredentials.fromRole(this.props.role),
      parameterMapping: new ParameterMapping()
        .custom('QueueUrl', this.props.queue.queueUrl)
        .custom('MessageBody', '$request.body')
        .custom('MessageAttributes', API_REQUEST_ID_ATTRIBUTE),
    };
  }
}

/**
 * One string of JSON, as the integration wants it. The request id is the only value taken from the request, and AWS makes
 * it: how API Gateway escapes a client's header inside this JSON is not documented.
 */
const API_REQUEST_ID_ATTRIBUTE = JSON.stringify({
  apiRequestId: { DataType: 'String', StringValue: '${context.requestId}' },
});
