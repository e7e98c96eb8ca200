import type { SendMessageResult } from '@aws-sdk/client-sqs';
import type { AwsError } from '../../errors/aws-error';
import type { Call } from '../../wire/operation';
import type { NotAWholeNumber } from '../../wire/whole-number';

/** A message attribute, as a client of SQS gives it. */
export interface IntegrationAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: Uint8Array;
}

/** A log that a stage delivers records to. */
export interface VendedLog {
  /** @param timestamp in milliseconds since the epoch */
  write(timestamp: number, record: string): void;
}

/** What HTTP APIs need of other services. */
export interface HttpApiNeeds {
  /** For the integration `SQS-SendMessage`. */
  readonly queues: {
    /** @throws AwsError as SQS answers */
    sendMessage(
      call: Call,
      input: {
        readonly queueArn: string;
        readonly MessageBody: string;
        readonly DelaySeconds?: number | NotAWholeNumber;
        readonly MessageGroupId?: string;
        readonly MessageAttributes?: Record<string, IntegrationAttribute>;
        readonly MessageSystemAttributes?: Record<string, IntegrationAttribute>;
      },
    ): Promise<SendMessageResult>;
    /** The queue that a URL stands for. @throws AwsError as SQS answers to what is no queue URL */
    queueArnOfUrl(queueUrl: string): string;
    /** What SQS answers in the query protocol. */
    readonly xml: {
      result(action: 'SendMessage', output: SendMessageResult, requestId: string): string;
      error(error: AwsError, requestId: string): string;
    };
  };
  readonly logs: {
    /**
     * @param logGroupArn with or without `:*`
     * @throws AwsError `ResourceNotFoundException`
     */
    openVendedLog(logGroupArn: string, logStreamName: string): VendedLog;
  };
}
