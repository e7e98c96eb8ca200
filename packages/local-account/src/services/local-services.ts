import type { AccountPorts } from '../account-ports';
import type { RunningStack } from '../engine/running-stack';
import type { Service } from '../service';
import { cloudFormationService } from './cloudformation';
import { cloudWatchService } from './cloudwatch';
import { eventsService } from './events';
import type { EventsService } from './events/legacy';
import type { Faults } from './faults';
import { type ClientCredentials, type HttpApiEndpoint, httpApiService } from './http-api';
import { iamService } from './iam';
import { kmsService } from './kms';
import { LambdaService } from './lambda';
import { functionLog } from './lambda-log';
import { interceptOf } from './legacy-faults';
import { LogsService } from './logs/logs-service';
import { VendedLog } from './logs/vended-log';
import { pipesService } from './pipes';
import { snsService } from './sns';
import { SqsService, sqsService } from './sqs';
import { StatesService } from './states/states-service';
import { stsService } from './sts';

/** The AWS services of a local run: what resources are made in and operations act upon. */
export interface LocalServices extends AccountPorts {
  /** The services that are folders of their own already. */
  readonly services: readonly Service[];
  readonly sqs: SqsService;
  readonly logs: LogsService;
  readonly events: EventsService;
  readonly lambda: LambdaService;
  readonly states: StatesService;
  readonly httpApis: HttpApiEndpoint;
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
  const { access } = account;
  const ports = { ...account, endpointUrl: () => account.endpointUrl };
  const ownSqs = sqsService(account);
  const sqs = new SqsService(ports, ownSqs);
  const logs = new LogsService(ports);
  const lambda = new LambdaService({
    ...ports,
    beforeInvoke: faults.invoke,
    logFor: (configuration) => functionLog(configuration, access, logs),
  });
  const { queues } = ownSqs;
  const events = eventsService(account, {
    queues,
    stateMachines: {
      startExecution: async ({ caller }, request) => {
        await faults.startExecution?.(request.input.text);
        return states.startExecution(caller, request);
      },
    },
  });
  const states: StatesService = new StatesService({
    ...ports,
    tasks: { lambda, sqs, events: events.legacy },
  });
  const vendedLogs = {
    openVendedLog: (logGroupArn: string, logStreamName: string) =>
      new VendedLog(logs, access.administrator, logGroupArn, logStreamName),
  };
  const pipes = pipesService(account, { queues, buses: events.buses, logs: vendedLogs });
  const httpApi = httpApiService(account, { queues, logs: vendedLogs });
  return {
    ...account,
    services: [
      httpApi.service,
      cloudFormationService(account, { stacks }),
      cloudWatchService(account),
      events.service,
      iamService(account),
      kmsService(account),
      pipes,
      snsService(account),
      ownSqs.service,
      stsService(account),
    ],
    sqs,
    logs,
    events: events.legacy,
    lambda,
    states,
    httpApis: httpApi.endpoint,
    clientCredentials: httpApi.endpoint.clientCredentials,
    faults,
  };
}

/** Ends what goes on in the services themselves; resources have been stopped before. */
export async function stopServices({ states, sqs }: LocalServices): Promise<void> {
  await states.stop();
  sqs.stop();
}
