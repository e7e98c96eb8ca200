import type { JsonObject } from 'type-fest';
import type { MapItem } from '../fields';
import { composePayload, type Payload, payloadOf } from '../payload';

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
  /** In an iteration of a Map state. */
  readonly item?: MapItem;
}

/**
 * The context object, `$$` or `$states.context` (fields and their order as recorded of an Express workflow: LocalStack's
 * test_express_async). The texts of the execution's input and of the item stay as they are.
 */
export function contextObject(identity: ExecutionIdentity, input: Payload, state: StateContext): Payload {
  const { name, enteredTime, retryCount, item } = state;
  return compose({
    Execution: compose({
      ...print({ Id: identity.executionArn }),
      Input: input,
      ...print({
        Name: identity.name,
        RoleArn: identity.roleArn,
        StartTime: identity.startTime.toISOString(),
        ...(identity.redriveCount !== undefined && { RedriveCount: identity.redriveCount }),
      }),
    }),
    ...print({
      StateMachine: { Id: identity.stateMachineArn, Name: identity.stateMachineName },
      State: {
        Name: name,
        EnteredTime: enteredTime.toISOString(),
        ...(retryCount !== undefined && { RetryCount: retryCount }),
      },
    }),
    ...(item && { Map: compose({ Item: compose({ ...print({ Index: item.index }), Value: item.value }) }) }),
  });
}

function compose(members: Readonly<Record<string, Payload>>): Payload {
  return composePayload(new Map(Object.entries(members)));
}

function print(members: JsonObject): Record<string, Payload> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, payloadOf(value)]],
    ),
  );
}
