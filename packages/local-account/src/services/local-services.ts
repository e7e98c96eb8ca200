import { Access } from '../access/access';
import type { Account } from '../account';
import { Trace } from '../trace/trace';
import { EventsService } from './events/events-service';
import type { Faults } from './faults';
import { type ClientCredentials, createClientCredentials } from './http-api/client-credentials';
import { HttpApis } from './http-api/http-apis';
import { LambdaService } from './lambda';
import { functionLog } from './lambda-log';
import { LogsService } from './logs/logs-service';
import type { Pipe } from './pipes/pipe';
import { SqsService } from './sqs';
import { StatesService } from './states/states-service';

/** The AWS services of a local run: what resources are made in and operations act upon. */
export interface LocalServices {
  readonly account: Account;
  /** `http://127.0.0.1:` and the port. */
  readonly endpointUrl: string;
  readonly access: Access;
  readonly trace: Trace;
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
  /** @returns the folder of an asset by the key under which it would be uploaded */
  readonly assetDirectory: (objectKey: string) => string | undefined;
}

/**
 * Makes the services, with nothing in them.
 *
 * @param faults what goes wrong on purpose @default - nothing
 */
export function localServices(
  account: Account,
  endpointUrl: string,
  assetDirectory: (objectKey: string) => string | undefined,
  faults: Faults = {},
): LocalServices {
  const trace = new Trace();
  const access = new Access(account, trace);
  const ports = { account, access, trace, endpointUrl: () => endpointUrl };
  const sqs = new SqsService({ ...ports, fault: faults.sqs });
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
    account,
    endpointUrl,
    access,
    trace,
    sqs,
    logs,
    events,
    lambda,
    states,
    pipes: new Map(),
    httpApis: new HttpApis(),
    clientCredentials: createClientCredentials(),
    faults,
    assetDirectory,
  };
}

/** Ends what goes on in the services themselves; resources have been stopped before. */
export async function stopServices({ events, states, sqs }: LocalServices): Promise<void> {
  events.stop();
  await states.stop();
  sqs.stop();
}
