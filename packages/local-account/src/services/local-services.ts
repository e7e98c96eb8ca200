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
import { LambdaService } from './lambda';
import { functionLog } from './lambda-log';
import { interceptOf } from './legacy-faults';
import { LogsService } from './logs/logs-service';
import type { Pipe } from './pipes/pipe';
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
  const events: EventsService = new EventsService({
    ...ports,
    sqs,
    invokeTarget: async (stateMachineArn, caller, input) => {
      await faults.startExecution?.(input);
      states.startExecution(caller, { stateMachineArn, input });
    },
  });
  const states = new StatesService({ ...ports, tasks: { lambda, sqs, events } });
  return {
    ...account,
    services: [
      cloudFormationService(account, { stacks }),
      cloudWatchService(account),
      iamService(account),
      kmsService(account),
      snsService(account),
      ownSqs.service,
      stsService(account),
    ],
    sqs,
    logs,
    events,
    lambda,
    states,
    pipes: new Map(),
    httpApis: new HttpApis(),
    clientCredentials: createClientCredentials(),
    faults,
  };
}

/** Ends what goes on in the services themselves; resources have been stopped before. */
export async function stopServices({ events, states, sqs }: LocalServices): Promise<void> {
  events.stop();
  await states.stop();
  sqs.stop();
}
