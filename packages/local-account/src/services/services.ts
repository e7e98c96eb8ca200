import type { AccountPorts } from '../account-ports';
import type { RunningStack } from '../engine/running-stack';
import type { Service } from '../service';
import { cloudFormationService } from './cloudformation';
import { cloudWatchService } from './cloudwatch';
import { eventsService } from './events';
import { type HttpApiEndpoint, httpApiService } from './http-api';
import { iamService } from './iam';
import { kmsService } from './kms';
import { type BeforeInvoke, lambdaService } from './lambda';
import { logsService } from './logs';
import { pipesService } from './pipes';
import { snsService } from './sns';
import { sqsService } from './sqs';
import { type StateMachinesOffer, statesService } from './states';
import { stsService } from './sts';

export interface AwsServicesProps {
  /** The stacks of the account, in the order of their creation. */
  readonly stacks: () => readonly RunningStack[];
  /** What goes wrong on purpose before a function gets an event. @default - nothing */
  readonly beforeInvoke?: BeforeInvoke;
}

/**
 * The services of an account, each with what it needs of the others. A new one is its folder, and a line here.
 *
 * @returns them in the order in which they are to be stopped: who uses another comes before it
 */
export function awsServices(
  account: AccountPorts,
  { stacks, beforeInvoke }: AwsServicesProps,
): { readonly services: readonly Service[]; readonly httpApi: HttpApiEndpoint } {
  const { service: logsApi, logs } = logsService(account);
  const { service: sqs, queues } = sqsService(account);
  const { service: lambda, functions } = lambdaService(account, { logs, beforeInvoke });
  // Each calls the other: a rule starts a workflow, a workflow puts events.
  const stateMachines: Pick<StateMachinesOffer, 'startExecution'> = {
    startExecution: (call, input) => states.stateMachines.startExecution(call, input),
  };
  const { service: events, buses } = eventsService(account, { queues, stateMachines });
  const states = statesService(account, { buses, functions, logs, queues });
  const { service: httpApis, endpoint: httpApi } = httpApiService(account, { logs, queues });
  return {
    services: [
      httpApis,
      pipesService(account, { buses, logs, queues }),
      events,
      states.service,
      lambda,
      sqs,
      logsApi,
      cloudFormationService(account, { stacks }),
      cloudWatchService(account),
      iamService(account),
      kmsService(account),
      snsService(account),
      stsService(account),
    ],
    httpApi,
  };
}
