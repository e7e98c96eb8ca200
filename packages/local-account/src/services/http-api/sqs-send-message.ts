import { z } from 'zod';
import { isJsonObject } from '@pipeline/states-language';
import type { Caller } from '../../access/caller';
import { AwsError } from '../../errors/aws-error';
import { ownValue, withoutPrototype } from '../../record-by-name';
import { NEVER_GONE } from '../../wire/never-gone';
import { wholeNumberOf } from '../../wire/whole-number';
import type { HttpApiNeeds } from './needs';

const attributeSchema = z.strictObject({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z
    .base64()
    .transform((text) => Buffer.from(text, 'base64'))
    .optional(),
});

type Attributes = Readonly<Record<string, z.output<typeof attributeSchema>>>;

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
    const call = { caller, signal: NEVER_GONE };
    const result = await queues.sendMessage(call, sendMessageInput(queues, parameters));
    return {
      status: 200,
      body: queues.xml.result('SendMessage', result, requestId),
      ...(result.MessageId && { messageId: result.MessageId }),
    };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return {
      status: error.httpStatus,
      body: queues.xml.error(error, requestId),
      error,
    };
  }
}

function sendMessageInput(queues: HttpApiNeeds['queues'], parameters: Readonly<Record<string, string>>) {
  const { QueueUrl = '', MessageBody = '', MessageGroupId, DelaySeconds } = parameters;
  return {
    queueArn: queues.queueArnOfUrl(QueueUrl),
    MessageBody,
    MessageGroupId,
    DelaySeconds: DelaySeconds === undefined ? undefined : wholeNumberOf(DelaySeconds),
    MessageAttributes: attributes('MessageAttributes', parameters),
    MessageSystemAttributes: attributes('MessageSystemAttributes', parameters),
  };
}

/** One text of JSON. Not confirmed against AWS: what a text gets that is none. */
function attributes(parameter: string, parameters: Readonly<Record<string, string>>): Attributes | undefined {
  const text = ownValue(parameters, parameter);
  if (text === undefined) return undefined;
  try {
    const given: unknown = JSON.parse(text);
    if (!isJsonObject(given)) throw new TypeError('It is no object.');
    return withoutPrototype(
      Object.entries(given).map(([name, value]) => [name, attributeSchema.parse(value)]),
    );
  } catch {
    throw new AwsError(
      'InvalidParameterValue',
      `The value of ${parameter} is not a JSON object of attributes.`,
    );
  }
}
