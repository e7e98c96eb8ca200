import type { Call } from '../../wire/operation';
import type { Fault } from './environment/invocation';
import type { LambdaLimits } from './function/lambda-limits';

/** Where functions log. */
export interface LogWriter {
  /** @throws AwsError `ResourceAlreadyExistsException` */
  createLogGroup(group: { readonly logGroupName: string }): void;
  /**
   * Writes one event, dated in milliseconds since the epoch, with the writer's own rights.
   *
   * @throws AccessDenied
   */
  write(
    call: Pick<Call, 'caller' | 'transaction'>,
    event: {
      readonly logGroupName: string;
      readonly logStreamName: string;
      readonly timestamp: number;
      readonly message: string;
    },
  ): void;
}

/**
 * Faults on purpose: called before a function gets an event. Throw an AwsError to refuse the invocation (to throttle it, for
 * one); return `hang` to let the function time out, or `crash` to kill its process.
 */
export type BeforeInvoke = (functionName: string, requestId: string) => Fault | void | Promise<Fault | void>;

/** What Lambda needs of others. */
export interface LambdaNeeds {
  readonly logs: LogWriter;
  /** @default - nothing goes wrong on purpose */
  readonly beforeInvoke?: BeforeInvoke;
  /** @default - `DEFAULT_LIMITS` */
  readonly limits?: Partial<LambdaLimits>;
}
