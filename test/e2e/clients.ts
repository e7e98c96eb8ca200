import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { PipesClient } from '@aws-sdk/client-pipes';
import { SFNClient } from '@aws-sdk/client-sfn';
import { STSClient } from '@aws-sdk/client-sts';
import type { StackUnderTest } from './stack-under-test';

/** Clients of the services that the stack is made of, unmodified but for where they are told to go. */
export interface Clients {
  readonly cloudFormation: CloudFormationClient;
  readonly iam: IAMClient;
  readonly lambda: LambdaClient;
  readonly logs: CloudWatchLogsClient;
  readonly pipes: PipesClient;
  readonly states: SFNClient;
  readonly sts: STSClient;
  destroy(): void;
}

/**
 * Clients that go where the stack's own SQS client goes. Host prefixes are left out where there is an endpoint: before an
 * address they make no name that resolves.
 */
export function clientsOf({ sqs }: StackUnderTest): Clients {
  const { endpoint, region, credentials } = sqs.config;
  const configuration = { endpoint, region, credentials, disableHostPrefix: endpoint !== undefined };
  const clients = {
    cloudFormation: new CloudFormationClient(configuration),
    iam: new IAMClient(configuration),
    lambda: new LambdaClient(configuration),
    logs: new CloudWatchLogsClient(configuration),
    pipes: new PipesClient(configuration),
    states: new SFNClient(configuration),
    sts: new STSClient(configuration),
  };
  return {
    ...clients,
    destroy: () => {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}

/** What an error of an SDK says. */
export interface SdkError {
  readonly name: string;
  readonly message: string;
  readonly $metadata: { readonly httpStatusCode?: number; readonly requestId?: string };
}

/** The error with which a call is refused. */
export async function refusal(call: Promise<unknown>): Promise<SdkError> {
  try {
    await call;
  } catch (error) {
    return error as SdkError;
  }
  throw new Error('The call was not refused.');
}
