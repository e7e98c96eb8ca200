import type { PutEventsResponse } from '@aws-sdk/client-eventbridge';
import type { DeleteMessageBatchResult, ReceiveMessageResult } from '@aws-sdk/client-sqs';
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
  /** Their sources. */
  readonly queues: {
    /** @throws AwsError as SQS answers */
    receiveMessage(
      call: Call,
      input: {
        readonly queueArn: string;
        readonly MaxNumberOfMessages: number;
        readonly WaitTimeSeconds: number;
        readonly MessageAttributeNames: string[];
        readonly MessageSystemAttributeNames: 'All'[];
      },
    ): Promise<ReceiveMessageResult>;
    /** @throws AwsError as SQS answers */
    deleteMessageBatch(
      call: Call,
      input: { readonly queueArn: string; readonly Entries: { Id: string; ReceiptHandle: string }[] },
    ): Promise<DeleteMessageBatchResult>;
  };
  /** Their targets. */
  readonly buses: {
    /** @throws AwsError as EventBridge answers */
    putEvents(call: Call, input: { readonly Entries: readonly PipeEntry[] }): Promise<PutEventsResponse>;
  };
  readonly logs: {
    /**
     * @param logGroupArn with or without `:*`
     * @throws AwsError `ResourceNotFoundException`
     */
    openVendedLog(logGroupArn: string, logStreamName: string): VendedLog;
  };
}
