import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import {
  compileStateUnderTest,
  graphsIn,
  InvalidDefinitionError,
  type Payload,
  type State,
  type StateTestOutcome,
  type StateUnderTest,
  TestRefusal,
  testState,
} from '@pipeline/states-language';
import { arn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import type { StatesPorts } from '../ports';
import { stateMachineArn } from '../put-state-machine';
import { checkStateMachineRole } from '../resources/state-machine-role';
import { sdkArguments } from '../tasks/aws-sdk/sdk-call';
import { taskPort } from '../tasks/task-port';
import { readMockContext } from './mock-context';
import { checkMock, type mockInput, readMock, type TestMock } from './read-mock';

/** A test, as a client gives it. */
export interface StateTestInput {
  readonly definition: string;
  readonly stateName?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly input: Payload;
  readonly variables: ReadonlyMap<string, Payload>;
  readonly revealSecrets: boolean;
  readonly mock?: z.output<typeof mockInput> | undefined;
  readonly context?: string | undefined;
  readonly stateConfiguration: {
    readonly retrierRetryCount?: number | undefined;
    readonly errorCausedByState?: string | undefined;
    readonly mapIterationFailureCount?: number | undefined;
    readonly mapItemReaderData?: string | undefined;
  };
}

/**
 * Tests one state.
 *
 * @throws AwsError `InvalidDefinition`, `ValidationException`
 */
export async function runTest(
  test: StateTestInput,
  ports: StatesPorts,
  signal: AbortSignal,
): Promise<StateTestOutcome> {
  checkWhatNeedsMock(test);
  const mock = test.mock && readMock(test.mock);
  const { state } = compile(test, mock, ports);
  if (mock) checkMock(state, mock);
  checkCausingState(state, test.stateConfiguration.errorCausedByState);
  const { retrierRetryCount, mapIterationFailureCount, mapItemReaderData } = test.stateConfiguration;
  const resource = state.type === 'Task' ? state.resource : undefined;
  const context = test.context === undefined ? undefined : readMockContext(test.context, resource);
  const { roleArn } = test;
  const identity = makeIdentity(roleArn ?? null, ports);
  if (roleArn !== undefined) {
    checkStateMachineRole(ports.access, {
      roleArn,
      machineArn: identity.stateMachineArn,
      logged: false,
      keyArn: undefined,
    });
  }
  try {
    return await testState(
      state,
      {
        input: test.input,
        identity,
        attachment: { transaction: {} },
        variables: test.variables,
        mock: mock?.outcome,
        context,
        retryCount: retrierRetryCount,
        map: { failedIterations: mapIterationFailureCount, readData: mapItemReaderData },
      },
      {
        clock: ports.clock,
        tasks: taskPort(
          ports.tasks,
          () =>
            ports.access.assumeRole(
              test.roleArn ?? '',
              'states.amazonaws.com',
              identity.stateMachineArn,
              identity.name,
            ),
          identity,
        ),
      },
      signal,
    );
  } catch (error) {
    if (error instanceof TestRefusal) throw invalid(error.message);
    throw error;
  }
}

/** What only a mock makes sense of, by AWS's names. The words for the first and the last of them are recorded on AWS. */
function checkWhatNeedsMock({ mock, revealSecrets, context, stateConfiguration }: StateTestInput): void {
  if (mock) {
    if (revealSecrets) throw invalid('TestState does not support RevealSecrets when a mock is specified.');
    return;
  }
  const { mapIterationFailureCount, retrierRetryCount, errorCausedByState, mapItemReaderData } =
    stateConfiguration;
  const given = Object.entries({
    MapIterationFailureCount: mapIterationFailureCount,
    RetrierRetryCount: retrierRetryCount,
    ErrorCausedByState: errorCausedByState,
    MapItemReaderData: mapItemReaderData,
    Context: context,
  }).find(([, value]) => value !== undefined);
  if (given) throw invalid(`TestState does not support ${given[0]} when a mock is not specified.`);
}

function compile(
  { definition, stateName, roleArn }: StateTestInput,
  mock: TestMock | undefined,
  { apis }: StatesPorts,
): StateUnderTest {
  const tested = refusingInvalid(() =>
    compileStateUnderTest(definition, stateName, { sdkArguments: sdkArguments(apis) }),
  );
  if (!tested) throw invalid('State not found in definition');
  const { state, notRun } = tested;
  if (mock) return tested;
  if (state.type === 'Map' || state.type === 'Parallel') {
    throw new AwsError(
      'InvalidDefinition',
      'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
    );
  }
  if (notRun) throw new AwsError('InvalidDefinition', `${notRun.message}. With a mock it can be tested.`);
  if (state.type === 'Task' && roleArn === undefined) {
    throw invalid('RoleArn must be specified when testing a Task state');
  }
  return tested;
}

function refusingInvalid<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof InvalidDefinitionError)) throw error;
    throw new AwsError('InvalidDefinition', error.message);
  }
}

/** Not confirmed against AWS: its words for a state that is not inside the tested one. */
function checkCausingState(state: State, name: string | undefined): void {
  if (name === undefined || isInside(state, name)) return;
  throw invalid('State not found in definition');
}

function isInside(state: State, name: string): boolean {
  return graphsIn(state).some(
    ([, { states }]) => states.has(name) || [...states.values()].some((inner) => isInside(inner, name)),
  );
}

/** Of an execution that there is not, as recorded on AWS in context objects: its ARN has one part less than those of others. */
function makeIdentity(roleArn: string | null, { account, clock }: StatesPorts) {
  const stateMachineName = randomUUID();
  const name = randomUUID();
  return {
    executionArn: arn(account, 'states', `express:${stateMachineName}:${name}`),
    region: account.region,
    name,
    stateMachineArn: stateMachineArn({ account }, stateMachineName),
    stateMachineName,
    roleArn,
    startTime: new Date(clock.now()),
  };
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
