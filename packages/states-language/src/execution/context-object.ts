import type { JsonObject, JsonValue } from 'type-fest';

/** Who an execution is: what the context object says of it, and what its log carries. */
export interface ExecutionIdentity {
  readonly executionArn: string;
  readonly region: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly startTime: Date;
  /** How often it has been redriven. @default - its context object does not say, as that of StartSyncExecution's does not */
  readonly redriveCount?: number;
}

/** The parts of the context object that differ from state to state. */
interface StateContext {
  readonly name: string;
  readonly enteredTime: Date;
  /** Only in states that can be retried. */
  readonly retryCount?: number;
  readonly map?: JsonObject;
}

/** `$states.context` (fields and their order as recorded of an Express workflow: LocalStack's test_express_async). */
export function contextObject(
  identity: ExecutionIdentity,
  input: JsonValue,
  state: StateContext,
): JsonObject {
  return {
    Execution: {
      Id: identity.executionArn,
      Input: input,
      Name: identity.name,
      RoleArn: identity.roleArn,
      StartTime: identity.startTime.toISOString(),
      ...(identity.redriveCount !== undefined && { RedriveCount: identity.redriveCount }),
    },
    StateMachine: { Id: identity.stateMachineArn, Name: identity.stateMachineName },
    State: {
      Name: state.name,
      EnteredTime: state.enteredTime.toISOString(),
      ...(state.retryCount !== undefined && { RetryCount: state.retryCount }),
    },
    ...(state.map && { Map: state.map }),
  };
}
