import type { AccountPorts } from '../account-ports';
import type { ControlRoute } from '../control/control-interface';
import { registryOf } from '../engine/registry';
import type { Stacks } from '../engine/stacks/stacks';
import type { Faults } from '../faults/faults';
import type { Service } from '../service';
import { appRegistryService } from './app-registry';
import { budgetsService } from './budgets';
import { chatbotService } from './chatbot';
import { cloudControlService } from './cloud-control';
import { cloudTrailService } from './cloud-trail';
import { cloudFormationService } from './cloudformation';
import { cloudWatchService } from './cloudwatch';
import { costExplorerService } from './cost-explorer';
import { customResourcesService } from './custom-resources';
import { dynamoDbService } from './dynamodb';
import { ecrService } from './ecr';
import { eventsService } from './events';
import { type HttpApiEndpoint, httpApiService } from './http-api';
import { iamService } from './iam';
import { kmsService } from './kms';
import { type InspectedFunction, type LambdaNeeds, lambdaService } from './lambda';
import { logsService } from './logs';
import { pipesService } from './pipes';
import { resourceGroupsService } from './resource-groups';
import { s3Service } from './s3';
import { snsService } from './sns';
import { type QueueCount, sqsService } from './sqs';
import { ssmService } from './ssm';
import { type StateMachinesOffer, statesService } from './states';
import { stsService } from './sts';
import { xrayService } from './xray';

export interface AwsServicesProps {
  /** The stacks of the account. */
  readonly stacks: () => Stacks;
  /** All services of the account, those that are not of AWS's own included. */
  readonly allServices: () => readonly Service[];
  /** What goes wrong on purpose. */
  readonly faults: Pick<Faults, 'beforeInvoke' | 'archiveDelayMs'>;
  /** How functions are debugged. @default - they are not */
  readonly inspect?: LambdaNeeds['inspect'];
}

/** What has not come to its end yet. */
export interface UnderWay {
  readonly queues: readonly QueueCount[];
  /** Events on their way to targets of rules, those that wait for another try among them. */
  readonly events: number;
  readonly executions: number;
  /** Events that functions were invoked with, and nobody waits for. */
  readonly invocations: number;
}

export interface AwsServices {
  /** In the order in which they are to be stopped: who uses another comes before it. */
  readonly services: readonly Service[];
  readonly httpApi: HttpApiEndpoint;
  /** @returns an SSM parameter's value by its name; undefined if there is none */
  readonly ssmParameter: (name: string) => string | undefined;
  readonly underWay: () => UnderWay;
  /** What services take below the run's own paths. */
  readonly controlRoutes: readonly ControlRoute[];
  /** The functions that can be debugged, and where. */
  readonly inspected: () => readonly InspectedFunction[];
}

/**
 * The services of an account, each with what it needs of the others. A new one is its folder, and a line here.
 */
export function awsServices(
  account: AccountPorts,
  { stacks, allServices, faults, inspect }: AwsServicesProps,
): AwsServices {
  const { service: logsApi, logs } = logsService(account);
  const { service: sqs, queues, counts, gauge: queueGauge } = sqsService(account);
  const { service: dynamodb } = dynamoDbService(account);
  // Each calls the other: a function sends its results to a bus or a topic, which invoke functions.
  const destinations: LambdaNeeds['destinations'] = {
    queues,
    buses: { putEvents: (call, input) => events.buses.putEvents(call, input) },
    topics: { publish: (call, input) => sns.topics.publish(call, input) },
  };
  const {
    service: lambda,
    functions,
    inspected,
    underWay: invocationsUnderWay,
  } = lambdaService(account, {
    logs,
    destinations,
    sources: queues,
    beforeInvoke: (invocation) => faults.beforeInvoke(invocation),
    inspect,
  });
  const sns = snsService(account, { functions, queues });
  const { topics } = sns;
  // Each calls the other: a rule starts a workflow, a workflow puts events.
  const stateMachines: Pick<StateMachinesOffer, 'startExecution'> = {
    startExecution: (call, input) => states.stateMachines.startExecution(call, input),
  };
  const events = eventsService(account, {
    functions,
    logs,
    queues,
    stateMachines,
    topics,
    archiveDelayMs: (...event) => faults.archiveDelayMs(...event),
  });
  const { buses, connections } = events;
  const apis = {
    find: (serviceName: string, operation: string) =>
      allServices()
        .find(({ name }) => name === serviceName)
        ?.operations.get(operation),
  };
  const { service: httpApis, endpoint: httpApi, invokeApi } = httpApiService(account, { logs, queues });
  const states = statesService(account, { apis, buses, connections, functions, invokeApi, logs, queues });
  const registry = () => registryOf(allServices());
  const customResources = customResourcesService(account, { functions, topics });
  const { service: s3, readObject } = s3Service(account);
  const { service: ssm, parameterValue: ssmParameter } = ssmService(account);
  return {
    services: [
      httpApis,
      pipesService(account, { buses, functions, logs, queues, stateMachines, topics }),
      events.service,
      states.service,
      sns.service,
      lambda,
      sqs,
      dynamodb,
      logsApi,
      ssm,
      cloudControlService(account, { registry, stacks }),
      cloudFormationService(account, { registry, stacks, readObject, ssmParameter }),
      cloudTrailService(account),
      ecrService(account),
      iamService(account),
      kmsService(account),
      stsService(account),
      appRegistryService(account),
      budgetsService(account),
      chatbotService(account),
      cloudWatchService(account, { queue: queueGauge }),
      costExplorerService(account),
      customResources.service,
      resourceGroupsService(account),
      s3,
      xrayService(account),
    ],
    httpApi,
    ssmParameter,
    inspected,
    controlRoutes: [customResources.route],
    underWay: () => ({
      queues: counts(),
      events: events.underWay(),
      executions: states.underWay(),
      invocations: invocationsUnderWay(),
    }),
  };
}
