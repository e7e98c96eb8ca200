import type { Payload } from './payload';

/** An integration that Step Functions has made for one action of one service. */
export type OptimizedIntegration =
  | 'lambda:invoke'
  | 'lambda:function'
  | 'sqs:sendMessage'
  | 'events:putEvents'
  | 'sns:publish'
  | 'states:startExecution'
  | 'apigateway:invoke'
  | 'http:invoke'
  | 'dynamodb:getItem'
  | 'dynamodb:putItem'
  | 'dynamodb:updateItem'
  | 'dynamodb:deleteItem';

/** An action of an AWS API, called as it is: `aws-sdk:sqs:createQueue`. */
export type SdkIntegration = `aws-sdk:${string}:${string}`;

/** The service integrations that a Task state may name. */
export type TaskIntegration = OptimizedIntegration | SdkIntegration;

/** Whether it is an action of an AWS API. */
export function isSdkIntegration(integration: TaskIntegration): integration is SdkIntegration {
  return integration.startsWith('aws-sdk:');
}

/** What the log calls `resourceType` and `resource`: `aws-sdk:sqs` and `createQueue` (recorded on AWS). */
export function splitIntegration(integration: TaskIntegration): { resourceType: string; resource: string } {
  const at = integration.lastIndexOf(':');
  return { resource: integration.slice(at + 1), resourceType: integration.slice(0, at) };
}

/**
 * Tells which arguments an action of an AWS API takes of a task, in PascalCase.
 *
 * @param service as a task's resource names it, such as `sfn`
 * @param action such as `startExecution`
 * @returns undefined for an action that the host does not serve
 */
export type SdkArguments = (service: string, action: string) => readonly string[] | undefined;

/** One call of one integration: an attempt of a Task state. */
export interface TaskCall<Attachment = unknown> {
  readonly integration: TaskIntegration;
  /** The Task's `Resource`: the integration's ARN, or the function's own for `lambda:function`. */
  readonly resource: string;
  /** What `Arguments` evaluated to; the state's input where there are none. */
  readonly arguments: Payload;
  readonly stateName: string;
  /** Aborts when the task timed out or the execution ended: the result is then of no interest. */
  readonly signal: AbortSignal;
  /**
   * Stops the time limits of the task and of the execution while the call waits for what the host is short of.
   *
   * @returns what lets time go on
   */
  readonly holdTime: () => () => void;
  /** What the execution was started with, untouched. */
  readonly attachment: Attachment;
}

/** The services that the tasks of an execution call. */
export interface TaskPort<Attachment = unknown> {
  /** Runs one integration and answers its result; rejects with {@link TaskFailure}. */
  runTask(call: TaskCall<Attachment>): Promise<Payload>;
}

/** How a {@link TaskPort} says that a task failed. */
export class TaskFailure extends Error {
  override readonly name = 'TaskFailure';

  /**
   * @param error the error name that `Retry` and `Catch` match, for example `Lambda.TooManyRequestsException`
   * @param errorCause the cause as AWS gives it; for a function's own error, the JSON text of its error object
   * @param isRuntime whether it is `States.Runtime`, Step Functions' own, which no `Retry` and no `Catch` matches
   */
  constructor(
    readonly error: string,
    readonly errorCause: string,
    readonly isRuntime = false,
  ) {
    super(`${error}: ${errorCause}`);
  }
}
