import type { PutEventsResponse } from '@aws-sdk/client-eventbridge';
import type { DeleteMessageBatchResult } from '@aws-sdk/client-sqs';
import type { JsonValue } from 'type-fest';
import type { PolledQueues } from '../../queue-polling/poll-queue';
import type { TransactionIdentity } from '../../trace/trace-record';
import type { Call } from '../../wire/operation';

/** An entry as a pipe puts it. */
export interface PipeEntry {
  readonly EventBusName: string;
  readonly Source: string;
  readonly DetailType: string;
  readonly Resources: string[];
  readonly Detail: string;
  /** The transaction that the message carries. */
  readonly transaction: TransactionIdentity;
}

/** A log that a pipe delivers records to. */
export interface VendedLog {
  /** @param timestamp in milliseconds since the epoch */
  write(timestamp: number, record: string): void;
}

/** What pipes need of other services. */
export interface PipesNeeds {
  /** Their sources, and targets. */
  readonly queues: PolledQueues & {
    /** @throws AwsError as SQS answers */
    sendMessage(
      call: Call,
      input: {
        readonly queueArn: string;
        readonly MessageBody: string;
        readonly MessageGroupId?: string;
      },
    ): Promise<object>;
    /** @throws AwsError as SQS answers */
    deleteMessageBatch(
      call: Call,
      input: { readonly queueArn: string; readonly Entries: { Id: string; ReceiptHandle: string }[] },
    ): Promise<DeleteMessageBatchResult>;
  };
  /** Their targets, as are queues, and all that follow. */
  readonly buses: {
    /** @throws AwsError as EventBridge answers */
    putEvents(call: Call, input: { readonly Entries: readonly PipeEntry[] }): Promise<PutEventsResponse>;
  };
  readonly functions: {
    /** @param input.Payload JSON @throws AwsError as Lambda answers */
    invoke(
      call: Call,
      input: {
        readonly FunctionName: string;
        readonly InvocationType: 'Event' | 'RequestResponse';
        readonly Payload: string;
      },
    ): Promise<{
      /** JSON: what the function returned, or how it failed; empty where nobody waits for it. */
      readonly Payload: string;
      readonly FunctionError?: string;
    }>;
  };
  readonly stateMachines: {
    /** @throws AwsError as Step Functions answers */
    startExecution(
      call: Call,
      input: {
        readonly stateMachineArn: string;
        readonly input: { readonly text: string; readonly value: JsonValue };
      },
    ): Promise<object>;
  };
  readonly topics: {
    /** @throws AwsError as SNS answers */
    publish(call: Call, input: { readonly topicArn: string; readonly Message: string }): Promise<object>;
  };
  /** Where their logs go. */
  readonly logs: {
    /**
     * @param logGroupArn with or without `:*`
     * @throws AwsError `ResourceNotFoundException`
     */
    openVendedLog(logGroupArn: string, logStreamName: string): VendedLog;
  };
}
