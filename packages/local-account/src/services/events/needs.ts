import type { SendMessageResult } from '@aws-sdk/client-sqs';
import type { JsonValue } from 'type-fest';
import type { TransactionIdentity } from '../../trace/trace-record';
import type { Call } from '../../wire/operation';

/** A JSON text and what `JSON.parse` makes of it: whoever had to parse it hands on both. */
export interface ParsedInput {
  readonly text: string;
  readonly value: JsonValue;
}

interface LogStreamName {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** @returns how much later than at once an event is in an archive, in milliseconds */
export type ArchiveDelay = (archiveArn: string, detail: string, transaction: TransactionIdentity) => number;

/** What EventBridge needs of others. */
export interface EventsNeeds {
  /** For dead letters, and targets of rules. */
  readonly queues: {
    /** @throws AwsError as SQS answers */
    sendMessage(
      call: Call,
      input: {
        readonly queueArn: string;
        readonly MessageBody: string;
        readonly MessageAttributes?: Record<string, { DataType: string; StringValue: string }>;
        readonly MessageGroupId?: string;
      },
    ): Promise<SendMessageResult>;
  };
  /** Targets of rules, as are all that follow. */
  readonly stateMachines: {
    /** @throws AwsError as Step Functions answers */
    startExecution(
      call: Call,
      input: { readonly stateMachineArn: string; readonly input: ParsedInput },
    ): Promise<object>;
  };
  readonly functions: {
    /** @param input.Payload JSON @throws AwsError as Lambda answers */
    invoke(
      call: Call,
      input: { readonly FunctionName: string; readonly InvocationType: 'Event'; readonly Payload: string },
    ): Promise<object>;
  };
  readonly topics: {
    /** @throws AwsError as SNS answers */
    publish(call: Call, input: { readonly topicArn: string; readonly Message: string }): Promise<object>;
  };
  readonly logs: {
    /** @throws AwsError as CloudWatch Logs answers */
    createLogStream(call: Call, input: LogStreamName): Promise<object>;
    /** @throws AwsError as CloudWatch Logs answers */
    putLogEvents(
      call: Call,
      input: LogStreamName & {
        readonly logEvents: readonly { readonly timestamp: number; readonly message: string }[];
      },
    ): Promise<object>;
  };
  /** @default - archives have an event at once */
  readonly archiveDelayMs?: ArchiveDelay;
}
