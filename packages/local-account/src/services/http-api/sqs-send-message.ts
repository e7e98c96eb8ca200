import type { SendMessageResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import type { Caller } from '../../access/caller';
import { AwsError } from '../../errors/aws-error';
import { ownValue, recordByName } from '../../record-by-name';
import { errorXml } from '../../wire/aws-query';
import { xml } from '../../wire/xml';
import type { HttpApiNeeds } from './needs';

const SQS_NAMESPACE = 'http://queue.amazonaws.com/doc/2012-11-05/';

const attributesSchema = recordByName(
  z.strictObject({
    DataType: z.string(),
    StringValue: z.string().optional(),
    BinaryValue: z
      .base64()
      .transform((text) => Buffer.from(text, 'base64'))
      .optional(),
  }),
);

/** What SQS answered, in the query protocol's XML, which API Gateway passes on. */
export interface IntegrationAnswer {
  readonly status: number;
  readonly body: string;
  readonly messageId?: string;
  /** SQS's code, when it refused. */
  readonly error?: AwsError;
}

/**
 * The first-class integration `SQS-SendMessage`. That an error of SQS is passed on like a success is not confirmed against AWS.
 *
 * @param parameters the mapped request parameters
 * @param requestId SQS's own request id, for `$context.integration.requestId`
 */
export async function sqsSendMessage(
  queues: HttpApiNeeds['queues'],
  caller: Caller,
  parameters: Readonly<Record<string, string>>,
  requestId: string,
): Promise<IntegrationAnswer> {
  try {
    // API Gateway does not take back what it has sent, even if its client goes.
    const call = { caller, signal: new AbortController().signal };
    const result = await queues.sendMessage(call, sendMessageInput(queues, parameters));
    return {
      status: 200,
      body: successXml(result, requestId),
      ...(result.MessageId && { messageId: result.MessageId }),
    };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return {
      status: error.httpStatus,
      body: errorXml(queryError(queues, error), SQS_NAMESPACE, requestId),
      error,
    };
  }
}

function queryError(queues: HttpApiNeeds['queues'], error: AwsError): AwsError {
  const { queryCode, queryMessage } = queues.describeError(error);
  return new AwsError(queryCode, queryMessage, error.httpStatus);
}

function sendMessageInput(queues: HttpApiNeeds['queues'], parameters: Readonly<Record<string, string>>) {
  const { QueueUrl = '', MessageBody = '', MessageGroupId, DelaySeconds } = parameters;
  return {
    queueArn: queues.queueArnOfUrl(QueueUrl),
    MessageBody,
    MessageGroupId,
    DelaySeconds: DelaySeconds === undefined ? undefined : wholeNumber(DelaySeconds),
    MessageAttributes: attributes('MessageAttributes', parameters),
    MessageSystemAttributes: attributes('MessageSystemAttributes', parameters),
  };
}

/** @returns NaN for what is no number: SQS refuses it as it refuses a number out of bounds */
function wholeNumber(text: string): number {
  return /^-?\d+$/.test(text) ? Number(text) : NaN;
}

/** One text of JSON. Not confirmed against AWS: what a text gets that is none. */
function attributes(
  name: string,
  parameters: Readonly<Record<string, string>>,
): z.output<typeof attributesSchema> | undefined {
  const text = ownValue(parameters, name);
  if (text === undefined) return undefined;
  try {
    return attributesSchema.parse(JSON.parse(text));
  } catch {
    throw new AwsError('InvalidParameterValue', `The value of ${name} is not a JSON object of attributes.`);
  }
}

function successXml(
  { MessageId, MD5OfMessageBody, MD5OfMessageAttributes }: SendMessageResult,
  requestId: string,
): string {
  return xml('SendMessageResponse', SQS_NAMESPACE, {
    SendMessageResult: {
      MessageId,
      MD5OfMessageBody,
      ...(MD5OfMessageAttributes && { MD5OfMessageAttributes }),
    },
    ResponseMetadata: { RequestId: requestId },
  });
}
