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
import { lambdaService } from './lambda';
import { interceptOf } from './legacy-faults';
import { logsService } from './logs';
import { pipesService } from './pipes';
import { snsService } from './sns';
import { SqsService, sqsService } from './sqs';
import { statesService } from './states';
import { stsService } from './sts';

/** The AWS services of a local run: what resources are made in and operations act upon. */
export interface LocalServices extends AccountPorts {
  /** The services that are folders of their own already. */
  readonly services: readonly Service[];
  readonly sqs: SqsService;
  readonly events: EventsService;
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
  const ports = { ...account, endpointUrl: () => account.endpointUrl };
  const ownSqs = sqsService(account);
  const sqs = new SqsService(ports, ownSqs);
  const { service: logsApi, logs } = logsService(account);
  const { service: lambda, functions } = lambdaService(account, { logs, beforeInvoke: faults.invoke });
  const { queues } = ownSqs;
  const events = eventsService(account, {
    queues,
    stateMachines: {
      startExecution: (call, request) => states.stateMachines.startExecution(call, request),
    },
  });
  const states = statesService(account, { buses: events.buses, functions, logs, queues });
  const pipes = pipesService(account, { queues, buses: events.buses, logs });
  const httpApi = httpApiService(account, { queues, logs });
  return {
    ...account,
    services: [
      httpApi.service,
      cloudFormationService(account, { stacks }),
      cloudWatchService(account),
      events.service,
      iamService(account),
      kmsService(account),
      lambda,
      logsApi,
      pipes,
      snsService(account),
      ownSqs.service,
      states.service,
      stsService(account),
    ],
    sqs,
    events: events.legacy,
    httpApis: httpApi.endpoint,
    clientCredentials: httpApi.endpoint.clientCredentials,
    faults,
  };
}

/** Ends what goes on in the services themselves; resources have been stopped before. */
export async function stopServices({ sqs }: LocalServices): Promise<void> {
  sqs.stop();
}
