import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { TransactionApi, type TransactionApiProps } from '../../../lib/flow/transaction-api';
import { newStack } from '../cdk-app';
import { arn, onlyResource, ref } from '../template-resources';

let stack: Stack;
let queue: Queue;
let api: TransactionApi;
let template: Template;

function synthesizeApi(
  authorization: TransactionApiProps['authorization'],
  corsAllowOrigins: string[] = [],
): void {
  stack = newStack();
  queue = new Queue(stack, 'Queue');
  api = new TransactionApi(stack, 'Api', {
    pipelineName: 'Pipeline',
    queue,
    authorization,
    corsAllowOrigins,
    jwtIssuer: 'https://issuer.example.com/',
    jwtAudience: ['one', 'two'],
    throttleRateLimit: 71,
    throttleBurstLimit: 72,
    logRetention: RetentionDays.ONE_DAY,
  });
  template = Template.fromStack(stack);
}

const requestParameters = () =>
  onlyResource(template, 'AWS::ApiGatewayV2::Integration').Properties.RequestParameters as Record<
    string,
    unknown
  >;

describe('an API that everybody may call', () => {
  beforeAll(() => synthesizeApi('none'));

  test('has one route, POST /', () => {
    expect(onlyResource(template, 'AWS::ApiGatewayV2::Route').Properties.RouteKey).toBe('POST /');
  });

  test('asks nobody who they are', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { AuthorizationType: 'NONE' });
  });

  test('its route leads to its one integration', () => {
    const { logicalId } = onlyResource(template, 'AWS::ApiGatewayV2::Integration');
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      Target: { 'Fn::Join': ['', ['integrations/', ref(logicalId)]] },
    });
  });

  test('sends to SQS without anything in between', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationType: 'AWS_PROXY',
      IntegrationSubtype: 'SQS-SendMessage',
      PayloadFormatVersion: '1.0',
    });
  });

  test('sends the whole body, read by nothing', () => {
    expect(requestParameters()).toMatchObject({ MessageBody: '$request.body' });
  });

  test('sends to the queue that it is given', () => {
    expect(requestParameters()).toMatchObject({ QueueUrl: stack.resolve(queue.queueUrl) as unknown });
  });

  test('sends one attribute: the id of the request', () => {
    expect(JSON.parse(requestParameters().MessageAttributes as string)).toEqual({
      apiRequestId: { DataType: 'String', StringValue: '${context.requestId}' },
    });
  });

  test('maps the body, the queue and the attribute, and nothing else of a request', () => {
    expect(Object.keys(requestParameters()).sort()).toEqual(['MessageAttributes', 'MessageBody', 'QueueUrl']);
  });

  test('maps no response, so the answer of SQS is the answer', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { ResponseParameters: Match.absent() });
  });

  test('sends as its own role, whose permission comes with it', () => {
    const role = onlyResource(template, 'AWS::IAM::Role');
    expect(role.Properties.Policies).toHaveLength(1);
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { CredentialsArn: arn(role.logicalId) });
    expect(stack.resolve(api.role.roleArn)).toEqual(arn(role.logicalId));
  });

  test('is served from its address without a stage in the path', () => {
    template.resourceCountIs('AWS::ApiGatewayV2::Stage', 1);
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', { StageName: '$default', AutoDeploy: true });
  });

  test('throttles every route', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 71, ThrottlingBurstLimit: 72 },
      RouteSettings: Match.absent(),
    });
  });

  test('writes its access log into its own group', () => {
    const { logicalId } = onlyResource(template, 'AWS::Logs::LogGroup');
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      AccessLogSettings: { DestinationArn: arn(logicalId) },
    });
  });

  test('exposes its address', () => {
    const { logicalId } = onlyResource(template, 'AWS::ApiGatewayV2::Api');
    expect(stack.resolve(api.endpoint)).toEqual({ 'Fn::GetAtt': [logicalId, 'ApiEndpoint'] });
  });

  describe('an access log record', () => {
    const format = () => {
      const settings = onlyResource(template, 'AWS::ApiGatewayV2::Stage').Properties.AccessLogSettings;
      return (settings as { Format: string }).Format;
    };
    const record = () => JSON.parse(format()) as Record<string, string>;

    test('is one line, of at most 3 KB', () => {
      expect(format()).not.toMatch(/[\r\n]/);
      expect(format().length).toBeLessThanOrEqual(3_072);
    });

    test('stays JSON when a variable has no value, which API Gateway writes as -', () => {
      const written = format().replace(/\$context(\.\w+)+/g, '-');
      expect(Object.values(JSON.parse(written) as object)).toEqual(Object.keys(record()).map(() => '-'));
    });

    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
    test('tells who asked for what, what came of it and why', () => {
      expect(record()).toEqual({
        requestId: '$context.requestId',
        status: '$context.status',
        sourceIp: '$context.identity.sourceIp',
        integrationStatus: '$context.integration.status',
        integrationError: '$context.integrationErrorMessage',
        integrationLatencyMs: '$context.integrationLatency',
        responseLatencyMs: '$context.responseLatency',
        error: '$context.error.message',
      });
    });
  });
});

test('an API with IAM authorization asks for it on its route', () => {
  synthesizeApi('iam');
  template.allResourcesProperties('AWS::ApiGatewayV2::Route', { AuthorizationType: 'AWS_IAM' });
});

describe('an API with JWT authorization', () => {
  beforeAll(() => synthesizeApi('jwt'));

  test('asks for a token on its route', () => {
    const { logicalId } = onlyResource(template, 'AWS::ApiGatewayV2::Authorizer');
    template.allResourcesProperties('AWS::ApiGatewayV2::Route', {
      AuthorizationType: 'JWT',
      AuthorizerId: ref(logicalId),
    });
  });

  test('takes tokens of the issuer, for the audience, from the header Authorization', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://issuer.example.com/', Audience: ['one', 'two'] },
    });
  });
});

test.each(['none', 'iam'] as const)(
  'an API with authorization %s has no authorizer of its own',
  (authorization) => {
    synthesizeApi(authorization);
    template.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 0);
  },
);

describe('an API that pages of other sites may call', () => {
  const preflight = () => onlyResource(template, 'AWS::ApiGatewayV2::Api').Properties.CorsConfiguration;

  test('lets those that are named post, signed or with a token, and read the id that they get', () => {
    synthesizeApi('iam', ['https://one.example', 'https://two.example']);
    expect(preflight()).toEqual({
      AllowOrigins: ['https://one.example', 'https://two.example'],
      AllowMethods: ['POST'],
      AllowHeaders: [
        'content-type',
        'authorization',
        'x-amz-date',
        'x-amz-security-token',
        'x-amz-content-sha256',
      ],
      ExposeHeaders: ['apigw-requestid'],
      MaxAge: 3_600,
    });
  });

  test('says nothing of it if nobody is named', () => {
    synthesizeApi('none');
    expect(preflight()).toBeUndefined();
  });
});

test.each([
  ['jwt', '$context.authorizer.error'],
  ['iam', undefined],
  ['none', undefined],
] as const)('with authorization=%s, the access log has %s', (authorization, authorizerError) => {
  synthesizeApi(authorization);
  const { AccessLogSettings } = onlyResource(template, 'AWS::ApiGatewayV2::Stage').Properties;
  const record = JSON.parse((AccessLogSettings as { Format: string }).Format) as Record<string, string>;
  expect(record.authorizerError).toBe(authorizerError);
});
