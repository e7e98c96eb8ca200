import type { Message } from '@aws-sdk/client-sqs';
import type { AccountPorts } from '../../../src/account-ports';
import { ManualClock } from '../../../src/clock/manual-clock';
import type { StackView } from '../../../src/engine/stacks/stack-view';
import type { LocalAccount } from '../../../src/local-account';
import type { WireResponse } from '../../../src/wire/http-server';
import { accountUnderTest, deployTemplate } from '../../account-under-test';
import { callJson } from '../call-account';
import { wireRequest } from './wire-request';

type Properties = Readonly<Record<string, unknown>>;

/** What a test has otherwise than the plain stack: properties to add, or to take away with undefined. */
export interface Changes {
  readonly api?: Properties;
  readonly integration?: Properties;
  readonly parameters?: Properties;
  readonly route?: Properties;
  readonly stage?: Properties;
  readonly format?: string;
  readonly role?: Properties;
  readonly resources?: Properties;
}

const service = (name: string) => ({
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: `${name}.amazonaws.com` } }],
});

function resources(changes: Changes): object {
  const ApiId = { Ref: 'Api' };
  return {
    Queue: { Type: 'AWS::SQS::Queue' },
    Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'access' } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: service('apigateway'),
        Policies: [
          {
            PolicyName: 'Send',
            PolicyDocument: {
              Statement: [
                { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
              ],
            },
          },
        ],
        ...changes.role,
      },
    },
    Api: {
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: { Name: 'Test', ProtocolType: 'HTTP', ...changes.api },
    },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId,
        CredentialsArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
        IntegrationSubtype: 'SQS-SendMessage',
        IntegrationType: 'AWS_PROXY',
        PayloadFormatVersion: '1.0',
        RequestParameters: {
          QueueUrl: { Ref: 'Queue' },
          MessageBody: '$request.body',
          ...changes.parameters,
        },
        ...changes.integration,
      },
    },
    Route: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId,
        RouteKey: 'POST /',
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
        ...changes.route,
      },
    },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: {
        ApiId,
        AutoDeploy: true,
        StageName: '$default',
        AccessLogSettings: {
          DestinationArn: { 'Fn::GetAtt': ['Log', 'Arn'] },
          Format: changes.format ?? '$context.requestId',
        },
        ...changes.stage,
      },
    },
    ...changes.resources,
  };
}

/** A deployed stack of an HTTP API and the queue that it sends to. */
export class HttpApiStack {
  private constructor(
    readonly account: LocalAccount,
    /** What the account's services are given. */
    readonly ports: AccountPorts,
    readonly clock: ManualClock,
    private readonly stack: StackView,
  ) {}

  /**
   * @param sqs what goes wrong in SQS, given the clock
   * @throws RefusedError
   */
  static async start(
    changes: Changes = {},
    sqs?: (clock: ManualClock) => void | Promise<void>,
  ): Promise<HttpApiStack> {
    const clock = new ManualClock();
    let ports: AccountPorts | undefined;
    const account = accountUnderTest({
      clock,
      intercept: async ({ operation, input }, proceed) => {
        if (operation === 'SendMessage') await sqs?.(clock);
        return proceed(input);
      },
      furtherServices: (given) => {
        ports = given;
        return [];
      },
    });
    const template = { Resources: resources(changes), Outputs: { QueueUrl: { Value: { Ref: 'Queue' } } } };
    const stack = await deployTemplate(account, template);
    return new HttpApiStack(account, ports!, clock, stack);
  }

  send(request: Parameters<typeof wireRequest>[0]): Promise<WireResponse> {
    return this.account.answer(wireRequest(request));
  }

  /** The messages in the queue, in whatever order. */
  async messages(): Promise<Message[]> {
    const { Messages = [] } = await callJson(this.account, 'sqs', 'AmazonSQS.ReceiveMessage', {
      QueueUrl: this.stack.outputs[0]?.value,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    });
    return Messages as Message[];
  }

  /** The records of the access log. */
  get accessLog(): string[] {
    return this.account.trace.records.flatMap((record) =>
      record.what === 'LogWritten' && record.resource === 'access' ? [record.message] : [],
    );
  }

  stop(): Promise<void> {
    return this.account[Symbol.asyncDispose]();
  }
}

/** A format with the variables as JSON, so that a test can read them. */
export const formatOf = (...names: string[]) =>
  JSON.stringify(Object.fromEntries(['requestId', ...names].map((name) => [name, `$context.${name}`])));

/** The latest record of the access log, in a format of `formatOf`. */
export function logged({ accessLog }: HttpApiStack): Record<string, string> {
  return JSON.parse(accessLog.at(-1) ?? '{}') as Record<string, string>;
}

/** A role that API Gateway may not take on. */
export const NO_TRUST = {
  AssumeRolePolicyDocument: {
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'pipes.amazonaws.com' } }],
  },
};
