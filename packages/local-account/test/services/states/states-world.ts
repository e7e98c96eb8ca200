import type { JsonValue } from 'type-fest';
import type { AccountPorts } from '../../../src/account-ports';
import { ManualClock } from '../../../src/clock/manual-clock';
import type { Service } from '../../../src/service';
import { statesService } from '../../../src/services/states';
import type { StatesNeeds } from '../../../src/services/states/needs';
import type { Call } from '../../../src/wire/operation';
import { accountPorts } from '../../account-ports';
import { AwsJsonClient } from '../aws-json-client';

const ROLE_ARN = 'arn:aws:iam::000000000000:role/workflow';
export const MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:machine';

/** A call of another service by Step Functions. */
export interface TaskCallMade {
  readonly operation: string;
  readonly call: Call;
  readonly input: unknown;
}

/** A definition of one task. */
export function taskDefinition(resource: string, task: object = {}): object {
  return {
    QueryLanguage: 'JSONata',
    StartAt: 'Task',
    States: { Task: { Type: 'Task', Resource: resource, End: true, ...task } },
  };
}

/** Step Functions alone, with the state machine `machine`; what its tasks call answers as a test says. */
export type StatesWorld = Awaited<ReturnType<typeof statesWorld>>;

export async function statesWorld(
  definition: object,
  {
    answers = {},
    properties = {},
    apis = () => [],
    ...given
  }: {
    answers?: Partial<Record<'invoke' | 'sendMessage' | 'putEvents', (input: never) => unknown>>;
    properties?: object;
    /** The services that tasks call through the SDK integration, before Step Functions itself. */
    apis?: (account: AccountPorts) => readonly Service[];
  } & Partial<Pick<AccountPorts, 'identify' | 'intercept'>> = {},
) {
  const clock = new ManualClock();
  const account = accountPorts({ clock, ...given });
  account.access.roles.create({
    roleName: 'workflow',
    roleArn: ROLE_ARN,
    createDate: new Date(0),
    trustPolicy: {
      Statement: {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'states.amazonaws.com' },
      },
    },
  });
  const calls: TaskCallMade[] = [];
  const answering = (operation: keyof typeof answers) => async (call: Call, input: unknown) => {
    calls.push({ operation, call, input });
    return answers[operation]?.(input as never) as never;
  };
  const records: Record<string, unknown>[] = [];
  const needs: StatesNeeds = {
    apis: {
      find: (name, operation) =>
        [...others, service].find((one) => one.name === name)?.operations.get(operation),
    },
    connections: { retrieveCredentials: () => Promise.reject(new Error('There is no connection')) },
    functions: { invoke: answering('invoke') },
    invokeApi: async () => undefined,
    queues: {
      queueArnOfUrl: (queueUrl) => `arn of ${queueUrl}`,
      sendMessage: answering('sendMessage'),
    },
    buses: { putEvents: answering('putEvents') },
    logs: {
      openVendedLog: () => ({
        write: (_, record) => void records.push(JSON.parse(record) as Record<string, unknown>),
      }),
    },
  };
  const { service, stateMachines } = statesService(account, needs);
  const others = apis(account);
  const [type] = service.resourceTypes;
  await type!.create(
    type!.properties.parse({
      StateMachineName: 'machine',
      StateMachineType: 'EXPRESS',
      DefinitionString: JSON.stringify(definition),
      RoleArn: ROLE_ARN,
      ...properties,
    }),
    {
      logicalId: 'Machine',
      type: 'AWS::StepFunctions::StateMachine',
      stackId: 'arn:stack',
      physicalName: 'Test-Machine',
    },
  );
  const { administrator } = account.access;
  const client = new AwsJsonClient(
    (request) => service.answer(request, administrator, 'request-1'),
    'states',
    'AWSStepFunctions',
  );
  return {
    account,
    calls,
    client,
    clock,
    records,
    service,
    stateMachines,
    trace: account.trace,
    /** The services that a test has given. */
    others,
    /** Runs the machine as a client, to its end. */
    run: (input: JsonValue = {}) =>
      client.call('StartSyncExecution', { stateMachineArn: MACHINE_ARN, input: JSON.stringify(input) }),
    /** Starts the machine as another service does. */
    start: (input: JsonValue, brought: Partial<Call> = {}) =>
      stateMachines.startExecution(
        { caller: administrator, signal: new AbortController().signal, ...brought },
        { stateMachineArn: MACHINE_ARN, input: { text: JSON.stringify(input), value: input } },
      ),
  };
}
