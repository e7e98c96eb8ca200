import type { StartExecutionOutput } from '@aws-sdk/client-sfn';
import type { Payload } from '@pipeline/states-language';
import type { AccountPorts } from '../../account-ports';
import { createService, type OwnService, type Service } from '../../service';
import { awsJson } from '../../wire/aws-json';
import type { Call } from '../../wire/operation';
import type { StatesNeeds } from './needs';
import { createStateMachine } from './operations/create-state-machine';
import { deleteStateMachine } from './operations/delete-state-machine';
import { describeExecution } from './operations/describe-execution';
import { describeStateMachine } from './operations/describe-state-machine';
import { getExecutionHistory } from './operations/get-execution-history';
import { invokeHttpEndpoint } from './operations/invoke-http-endpoint';
import { listExecutions } from './operations/list-executions';
import { listStateMachines } from './operations/list-state-machines';
import { startExecution } from './operations/start-execution';
import { startSyncExecution } from './operations/start-sync-execution';
import { stopExecution } from './operations/stop-execution';
import { testState } from './operations/test-state';
import { updateStateMachine } from './operations/update-state-machine';
import { validateStateMachineDefinition } from './operations/validate-state-machine-definition';
import { createStatesPorts, type StatesPorts } from './ports';
import { statesStateMachine } from './resources/states-state-machine';

/** The state machines, as other services have them. */
export interface StateMachinesOffer {
  /**
   * Starts an execution, and does not wait for it.
   *
   * @param input.input a JSON text and its value, which the caller has read or written already: it is not read again
   * @throws AwsError as StartExecution does, AccessDenied among them
   */
  startExecution(
    call: Call,
    input: {
      readonly stateMachineArn: string;
      readonly input: Payload;
      readonly name?: string;
      readonly traceHeader?: string;
    },
  ): Promise<StartExecutionOutput>;
}

/** Step Functions, for Express workflows. */
export function statesService(
  account: AccountPorts,
  needs: StatesNeeds,
): {
  readonly service: Service;
  readonly stateMachines: StateMachinesOffer;
  readonly underWay: () => number;
} {
  const ports: StatesPorts = createStatesPorts(account, needs, {
    invoke: (call, input) => service.perform(invokeHttpEndpoint, input, call),
  });
  const service: OwnService<StatesPorts> = createService<StatesPorts>(account, {
    name: 'states',
    ports,
    api: {
      protocol: awsJson({ version: '1.0', targetPrefix: 'AWSStepFunctions' }),
      operations: [
        createStateMachine,
        deleteStateMachine,
        describeExecution,
        describeStateMachine,
        getExecutionHistory,
        listExecutions,
        listStateMachines,
        startExecution,
        startSyncExecution,
        stopExecution,
        testState,
        updateStateMachine,
        validateStateMachineDefinition,
      ],
    },
    resources: [statesStateMachine],
    restore: () => ports.executions.restore(),
    resume: () => ports.executions.resume((arn) => ports.machines.findIfAny(arn)),
    breakOff: () => ports.executions[Symbol.asyncDispose](),
    stop: () => ports.executions[Symbol.asyncDispose](),
  });
  return {
    service,
    underWay: () => ports.executions.count,
    stateMachines: {
      startExecution: (call, input) => service.perform(startExecution, input, call),
    },
  };
}
