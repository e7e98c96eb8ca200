import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { SendMessageRequest } from '@aws-sdk/client-sqs';
import type { AccountPorts } from '../account-ports';
import type { RunningStack } from '../engine/running-stack';
import type { Service } from '../service';
import { cloudFormationService } from './cloudformation';
import { cloudWatchService } from './cloudwatch';
import { EventsService } from './events/events-service';
import type { Faults } from './faults';
import { type ClientCredentials, createClientCredentials } from './http-api/client-credentials';
import { HttpApis } from './http-api/http-apis';
import { iamService } from './iam';
import { kmsService } from './kms';
import { lambdaService } from './lambda';
import { interceptOf } from './legacy-faults';
import { logsService } from './logs';
import type { LegacyLogs } from './logs/legacy';
import type { Pipe } from './pipes/pipe';
import { queueUrlOf } from './queue-url';
import { snsService } from './sns';
import { SqsService } from './sqs';
import { arnOfQueueUrl } from './sqs/operations/queue-address';
import { statesService } from './states';
import { LegacyStates } from './states/legacy';
import { stsService } from './sts';

/** The AWS services of a local run: what resources are made in and operations act upon. */
export interface LocalServices extends AccountPorts {
  /** The services that are folders of their own already. */
  readonly services: readonly Service[];
  readonly sqs: SqsService;
  readonly logs: LegacyLogs;
  readonly events: EventsService;
  readonly states: LegacyStates;
  readonly pipes: Map<string, Pipe>;
  readonly httpApis: HttpApis;
  /** The access key of clients, where something verifies one: routes with IAM authorization. */
  readonly clientCredentials: ClientCredentials;
  /** What goes wrong on purpose. */
  readonly faults: Faults;
}

/**
 * Makes the services, with nothing in them.
 *
 * @param faults what goes wrong on purpose @default - nothing
 */
export function localServices(
  given: AccountPorts,
  faults: Faults = {},
  stacks: () => readonly RunningStack[] = () => [],
): LocalServices {
  const account: AccountPorts = { intercept: interceptOf(faults), ...given };
  const ports = { ...account, endpointUrl: () => account.endpointUrl };
  const sqs = new SqsService({ ...ports, fault: faults.sqs });
  const { service: logsApi, logs, legacy: legacyLogs } = logsService(account);
  const { service: lambda, functions } = lambdaService(account, { logs, beforeInvoke: faults.invoke });
  const events: EventsService = new EventsService({
    ...ports,
    sqs,
    invokeTarget: async (stateMachineArn, caller, input) => {
      await states.startExecution(caller, { stateMachineArn, input });
    },
  });
  const { service: statesApi, stateMachines } = statesService(account, {
    functions,
    logs,
    queues: {
      queueArnOfUrl: (queueUrl) => arnOfQueueUrl(account.account, queueUrl),
      sendMessage: ({ caller }, { queueArn, ...message }) =>
        sqs.sendMessage(caller, { ...message, QueueUrl: queueUrlOf(queueArn) } as SendMessageRequest),
    },
    buses: {
      putEvents: async ({ caller }, { Entries }) =>
        events.putEvents(caller, Entries as PutEventsRequestEntry[]),
    },
  });
  const states = new LegacyStates(stateMachines);
  return {
    ...account,
    services: [
      cloudFormationService(account, { stacks }),
      cloudWatchService(account),
      iamService(account),
      kmsService(account),
      lambda,
      logsApi,
      snsService(account),
      statesApi,
      stsService(account),
    ],
    sqs,
    logs: legacyLogs,
    events,
    states,
    pipes: new Map(),
    httpApis: new HttpApis(),
    clientCredentials: createClientCredentials(),
    faults,
  };
}

/** Ends what goes on in the services themselves; resources have been stopped before. */
export async function stopServices({ events, sqs }: LocalServices): Promise<void> {
  events.stop();
  sqs.stop();
}
