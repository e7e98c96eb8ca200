import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { SQSClient } from '@aws-sdk/client-sqs';
import { listen } from '@pipeline/local-account';
import { readCloudAssembly, type SynthesizedStack } from '../../local/cloud-assembly';
import { type LocalRunProps, startLocalRun } from '../../local/local-run';

/** A running copy of the stack, and real clients for it. */
export interface StackUnderTest {
  readonly outputs: Readonly<Record<string, string>>;
  readonly logs: CloudWatchLogsClient;
  readonly sqs: SQSClient;
  /** By which an operator's command finds it. */
  readonly commandOptions: readonly string[];
  stop(): Promise<void>;
}

/**
 * The deployed stack that `E2E_STACK_NAME` names, with the credentials of the environment, as `npm run e2e` sets it; without it, a
 * local run on a free port.
 */
export async function stackUnderTest(): Promise<StackUnderTest> {
  const { E2E_STACK_NAME: deployed, E2E_ENDPOINT_URL: endpoint, CLOUD_ASSEMBLY = '' } = process.env;
  if (deployed === undefined) return runLocally(readCloudAssembly(CLOUD_ASSEMBLY));
  const options = ['--stack-name', deployed, ...(endpoint === undefined ? [] : ['--endpoint-url', endpoint])];
  return connect(deployed, options, endpoint === undefined ? {} : localConfiguration(endpoint), () =>
    Promise.resolve(),
  );
}

function localConfiguration(endpoint: string) {
  return { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
}

/** A local run on a free port. */
export async function runLocally(
  synthesized: SynthesizedStack,
  props: Pick<LocalRunProps, 'intercept' | 'clock'> = {},
): Promise<StackUnderTest> {
  const server = await listen(0, (error) => {
    throw error;
  });
  const run = await startLocalRun(synthesized, { ...props, server });
  const options = ['--endpoint-url', server.url];
  return connect(run.stackId, options, localConfiguration(server.url), async () => {
    await server[Symbol.asyncDispose]();
    await run[Symbol.asyncDispose]();
  });
}

async function connect(
  stackName: string,
  commandOptions: readonly string[],
  configuration: object,
  stop: () => Promise<void>,
): Promise<StackUnderTest> {
  const cloudFormation = new CloudFormationClient(configuration);
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
  const outputs = Object.fromEntries(
    (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  ) as Record<string, string>;
  const logs = new CloudWatchLogsClient(configuration);
  const sqs = new SQSClient(configuration);
  return {
    outputs,
    logs,
    sqs,
    commandOptions,
    stop: async () => {
      for (const client of [cloudFormation, logs, sqs]) client.destroy();
      await stop();
    },
  };
}
