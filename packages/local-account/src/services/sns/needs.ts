import type { SendMessageResult } from '@aws-sdk/client-sqs';
import type { Call } from '../../wire/operation';

/** A message attribute of SQS. */
export interface QueueMessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: Uint8Array;
}

/** What SNS needs of other services: those that it delivers to. */
export interface SnsNeeds {
  readonly functions: {
    /** @param input.Payload JSON @throws AwsError as Lambda answers */
    invoke(
      call: Call,
      input: { readonly FunctionName: string; readonly InvocationType: 'Event'; readonly Payload: string },
    ): Promise<object>;
  };
  readonly queues: {
    /** @throws AwsError as SQS answers */
    sendMessage(
      call: Call,
      input: {
        readonly queueArn: string;
        readonly MessageBody: string;
        readonly MessageAttributes?: Record<string, QueueMessageAttribute>;
        readonly MessageGroupId?: string;
      },
    ): Promise<SendMessageResult>;
  };
}
