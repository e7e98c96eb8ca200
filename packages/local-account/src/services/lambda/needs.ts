import type { DeleteMessageBatchResult } from '@aws-sdk/client-sqs';
import type { PolledQueues } from '../../queue-polling/poll-queue';
import type { TransactionIdentity } from '../../trace/trace-record';
import type { Call } from '../../wire/operation';
import type { Fault } from './environment/invocation';
import type { LambdaLimits } from './function/lambda-limits';
import type { InspectSettings } from './inspect/inspectors';

/** What names a log stream. */
export interface LogStreamName {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** Where functions log: operations of CloudWatch Logs, called with the caller's rights. */
export interface LogWriter {
  /** @throws AwsError as CreateLogGroup does, AccessDenied among them */
  createLogGroup(call: Call, input: Pick<LogStreamName, 'logGroupName'>): Promise<object>;
  /** @throws AwsError as CreateLogStream does, AccessDenied among them */
  createLogStream(call: Call, input: LogStreamName): Promise<object>;
  /**
   * @param input its events dated in milliseconds since the epoch, in the order of their times
   * @throws AwsError as PutLogEvents does, AccessDenied among them
   */
  putLogEvents(
    call: Call,
    input: LogStreamName & {
      readonly logEvents: readonly { readonly timestamp: number; readonly message: string }[];
    },
  ): Promise<object>;
}

/**
 * Faults on purpose: called before a function gets an event. Return `hang` to let the function time out, or `crash` to kill its
 * process; an AwsError that is thrown refuses the invocation.
 */
export type BeforeInvoke = (invocation: {
  readonly functionArn: string;
  /** JSON. */
  readonly payload: string;
  readonly transaction: TransactionIdentity;
}) => Fault | undefined;

/** What gets the records of asynchronous invocations, and dead letters: operations of services, called with the function's rights. */
export interface DestinationNeeds {
  readonly queues: {
    /** @throws AwsError as SQS answers */
    sendMessage(
      call: Call,
      input: {
        readonly queueArn: string;
        readonly MessageBody: string;
        readonly MessageAttributes?: Record<string, { DataType: string; StringValue: string }>;
      },
    ): Promise<object>;
  };
  readonly buses: {
    /** @throws AwsError as EventBridge answers */
    putEvents(
      call: Call,
      input: {
        readonly Entries: {
          Source: string;
          DetailType: string;
          Detail: string;
          EventBusName: string;
          Resources: string[];
        }[];
      },
    ): Promise<{ readonly Entries?: readonly { ErrorCode?: string; ErrorMessage?: string }[] }>;
  };
  readonly topics: {
    /** @throws AwsError as SNS answers */
    publish(
      call: Call,
      input: {
        readonly topicArn: string;
        readonly Message: string;
        readonly MessageAttributes?: Record<string, { DataType: string; StringValue: string }>;
      },
    ): Promise<object>;
  };
  readonly functions: {
    /** @throws AwsError as Lambda answers */
    invoke(
      call: Call,
      input: { readonly FunctionName: string; readonly InvocationType: 'Event'; readonly Payload: string },
    ): Promise<object>;
  };
}

/** The queues whose messages functions are invoked with: operations of SQS, called with the function's rights. */
export interface SourceNeeds extends PolledQueues {
  /** @throws AwsError as SQS answers */
  deleteMessageBatch(
    call: Call,
    input: { readonly queueArn: string; readonly Entries: { Id: string; ReceiptHandle: string }[] },
  ): Promise<DeleteMessageBatchResult>;
  /** @returns undefined if there is no such queue */
  visibilityTimeoutSeconds(queueArn: string): number | undefined;
}

/** What Lambda needs of others. */
export interface LambdaNeeds {
  readonly logs: LogWriter;
  readonly sources: SourceNeeds;
  /** Beside its own functions. */
  readonly destinations: Omit<DestinationNeeds, 'functions'>;
  /** @default - nothing goes wrong on purpose */
  readonly beforeInvoke?: BeforeInvoke;
  /** How functions are debugged. @default - they are not */
  readonly inspect?: InspectSettings;
  /** @default - `DEFAULT_LIMITS` */
  readonly limits?: Partial<LambdaLimits>;
}
