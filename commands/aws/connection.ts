import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { PipesClient } from '@aws-sdk/client-pipes';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { ATTEMPTS, REQUEST_TIMEOUT_MS } from './describe-network-failure';
import { rememberFailedCalls } from './failed-call';
import { isOnThisMachine } from './on-this-machine';

/** Where a command works: what the AWS CLI takes by the same names. */
export interface ConnectionOptions {
  /** @default - what the environment or the profile says */
  readonly region?: string;
  /** @default - what the environment says */
  readonly profile?: string;
  /** @default - AWS's own */
  readonly endpointUrl?: string;
  /** A key pair. @default - what the profile or the environment says */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Clients of the services that commands speak to. */
export interface Connection extends Disposable {
  readonly cloudFormation: CloudFormationClient;
  readonly cloudWatch: CloudWatchClient;
  readonly events: EventBridgeClient;
  readonly logs: CloudWatchLogsClient;
  readonly pipes: PipesClient;
  readonly sqs: SQSClient;
  readonly states: SFNClient;
}

/** A call that takes longer by design, such as a long poll, is sent with a `requestTimeout` of its own. */
const HANDLER = {
  connectionTimeout: REQUEST_TIMEOUT_MS,
  requestTimeout: REQUEST_TIMEOUT_MS,
  throwOnRequestTimeout: true,
};

/**
 * FilterLogEvents takes five requests a second, of everybody in the account and Region together: over that it is asked again, more and
 * more slowly.
 *
 * @see https://repost.aws/knowledge-center/cloudwatch-logs-throttling
 */
const THROTTLED_EASILY = { maxAttempts: 10, retryMode: 'adaptive' };

export function connect({ region, profile, endpointUrl, credentials }: ConnectionOptions): Connection {
  const configuration = {
    region,
    profile,
    endpoint: endpointUrl,
    maxAttempts: ATTEMPTS,
    requestHandler: HANDLER,
    ...localDefaults(region, endpointUrl),
    ...(credentials && { credentials }),
  };
  const clients = {
    cloudFormation: new CloudFormationClient(configuration),
    cloudWatch: new CloudWatchClient(configuration),
    events: new EventBridgeClient(configuration),
    logs: new CloudWatchLogsClient({ ...configuration, ...THROTTLED_EASILY }),
    pipes: new PipesClient(configuration),
    sqs: new SQSClient(configuration),
    states: new SFNClient(configuration),
  };
  rememberFailedCalls(clients.cloudFormation, { iamPrefix: 'cloudformation', endpointUrl });
  rememberFailedCalls(clients.cloudWatch, { iamPrefix: 'cloudwatch', endpointUrl });
  rememberFailedCalls(clients.events, { iamPrefix: 'events', endpointUrl });
  rememberFailedCalls(clients.logs, { iamPrefix: 'logs', endpointUrl });
  rememberFailedCalls(clients.pipes, { iamPrefix: 'pipes', endpointUrl });
  rememberFailedCalls(clients.sqs, { iamPrefix: 'sqs', endpointUrl });
  rememberFailedCalls(clients.states, { iamPrefix: 'states', endpointUrl });
  return {
    ...clients,
    [Symbol.dispose]: () => Object.values(clients).forEach((client) => client.destroy()),
  };
}

/**
 * For this machine's local run nobody needs an account: without a Region it is the one that a local run has by default, and
 * without a key pair in the environment it is any. Keys of a profile are never sent there. StartLiveTail would be asked of a host
 * with a prefix, which makes no name that resolves before an address.
 */
function localDefaults(region: string | undefined, endpointUrl: string | undefined) {
  if (endpointUrl === undefined || !isOnThisMachine(endpointUrl)) return {};
  const { AWS_REGION, AWS_DEFAULT_REGION, AWS_ACCESS_KEY_ID } = process.env;
  return {
    region: region ?? AWS_REGION ?? AWS_DEFAULT_REGION ?? 'us-east-1',
    disableHostPrefix: true,
    ...(AWS_ACCESS_KEY_ID === undefined && {
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  };
}
