import type { SendMessageRequest, SendMessageResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import type { Caller } from '../../access/caller';
import { AwsError } from '../../aws-error';
import { errorXml } from '../../wire/aws-query';
import { xml } from '../../wire/xml';
import { protocolError, type SqsService } from '../sqs';

const SQS_NAMESPACE = 'http://queue.amazonaws.com/doc/2012-11-05/';

const attributesSchema = z.record(
  z.string(),
  z.strictObject({ DataType: z.string(), StringValue: z.string() }),
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
  sqs: SqsService,
  caller: Caller,
  parameters: Readonly<Record<string, string>>,
  requestId: string,
): Promise<IntegrationAnswer> {
  try {
    const result = await sqs.sendMessage(caller, sendMessageRequest(parameters));
    return {
      status: 200,
      body: successXml(result, requestId),
      ...(result.MessageId && { messageId: result.MessageId }),
    };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return {
      status: error.httpStatus,
      body: errorXml(queryError(error), SQS_NAMESPACE, requestId),
      error,
    };
  }
}

function queryError(error: AwsError): AwsError {
  const { queryCode, queryMessage } = protocolError(error);
  return new AwsError(queryCode, queryMessage, error.httpStatus);
}

function sendMessageRequest(parameters: Readonly<Record<string, string>>): SendMessageRequest {
  const { MessageAttributes: attributes, DelaySeconds: delay } = parameters;
  return {
    QueueUrl: parameters.QueueUrl,
    MessageBody: parameters.MessageBody,
    ...(delay !== undefined && { DelaySeconds: Number(delay) }),
    ...(attributes !== undefined && { MessageAttributes: parseAttributes(attributes) }),
  };
}

/** One text of JSON. Not confirmed against AWS: what a text gets that is none. */
function parseAttributes(text: string): z.output<typeof attributesSchema> {
  try {
    return attributesSchema.parse(JSON.parse(text));
  } catch {
    throw new AwsError(
      'InvalidParameterValue',
      'The value of MessageAttributes is not a JSON object of attributes.',
    );
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
