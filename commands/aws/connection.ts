import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';

/** Where a command works: what the AWS CLI takes by the same names. */
export interface ConnectionOptions {
  /** @default - what the environment or the profile says; on this machine that of `npm start`: AWS_REGION, or us-east-1 */
  readonly region?: string;
  /** @default - what the environment says; on this machine, where that says nothing, credentials that are none */
  readonly profile?: string;
  /** @default - AWS's own */
  readonly endpointUrl?: string;
}

/** Clients of the services that commands speak to. */
export interface Connection extends Disposable {
  readonly cloudFormation: CloudFormationClient;
  readonly events: EventBridgeClient;
  readonly logs: CloudWatchLogsClient;
  readonly sqs: SQSClient;
  readonly states: SFNClient;
}

export function connect({ region, profile, endpointUrl }: ConnectionOptions): Connection {
  const configuration = {
    region,
    profile,
    endpoint: endpointUrl,
    ...localDefaults(region, profile, endpointUrl),
  };
  const clients = {
    cloudFormation: new CloudFormationClient(configuration),
    events: new EventBridgeClient(configuration),
    logs: new CloudWatchLogsClient(configuration),
    sqs: new SQSClient(configuration),
    states: new SFNClient(configuration),
  };
  return {
    ...clients,
    [Symbol.dispose]: () => Object.values(clients).forEach((client) => client.destroy()),
  };
}

/** What an address of this machine needs less than AWS does: the local run takes any credentials, and has a Region by default. */
function localDefaults(region?: string, profile?: string, endpointUrl?: string) {
  if (profile !== undefined || !isOnThisMachine(endpointUrl)) return {};
  const { AWS_REGION = 'us-east-1', AWS_ACCESS_KEY_ID } = process.env;
  return {
    region: region ?? AWS_REGION,
    ...(AWS_ACCESS_KEY_ID ? {} : { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  };
}

function isOnThisMachine(endpointUrl = ''): boolean {
  return /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]|[\w.-]+\.localhost)(?::\d+)?\/?$/i.test(endpointUrl);
}
