import { hash } from 'node:crypto';
import { userIdOf } from '../../../access/caller-identity';
import { AwsError } from '../../../errors/aws-error';
import type { Call } from '../../../wire/operation';
import { invalidParameterValue, invalidValueFor, missingParameter } from '../error/error';
import { hasIllegalCharacters, ILLEGAL_CHARACTERS_FOUND } from './legal-characters';
import type { MessageContent } from './message';
import { checkedAttributes, checkedValue } from './message-attributes';
import { messageSizeBytes } from './message-size';
import type { SendRequest } from './send-request';

/** SQS Developer Guide, "Amazon SQS message group ID": alphanumeric and punctuation characters, 1 to 128. */
const GROUP_ID = /^[\x21-\x7E]{1,128}$/;

/**
 * What the sender gave, checked.
 *
 * @param tooLong the words before `Reason:` for a message that is too long: they differ between one message and a batch
 * @throws AwsError as SendMessage does
 */
export function messageContent(
  request: SendRequest,
  { caller, traceHeader }: Pick<Call, 'caller' | 'traceHeader'>,
  maximumMessageSize: number,
  tooLong = 'One or more parameters are invalid.',
): MessageContent {
  const { MessageBody: body, MessageGroupId: messageGroupId } = request;
  if (!body) throw missingParameter('MessageBody');
  const attributes = checkedAttributes(request.MessageAttributes);
  const sizeBytes = messageSizeBytes(body, attributes);
  if (sizeBytes > maximumMessageSize) {
    throw invalidParameterValue(
      `${tooLong} Reason: Message must be shorter than ${maximumMessageSize} bytes.`,
    );
  }
  if (hasIllegalCharacters(body)) throw new AwsError('InvalidMessageContents', ILLEGAL_CHARACTERS_FOUND);
  if (messageGroupId !== undefined && !GROUP_ID.test(messageGroupId)) {
    throw invalidValueFor(
      'MessageGroupId',
      messageGroupId,
      'MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
    );
  }
  if (request.MessageDeduplicationId !== undefined) {
    throw invalidValueFor(
      'MessageDeduplicationId',
      request.MessageDeduplicationId,
      'The request include parameter that is not valid for this queue type.',
    );
  }
  return {
    body,
    md5OfBody: hash('md5', body),
    attributes,
    // Recorded on AWS: SendMessage with the header X-Amzn-Trace-Id. Which of the two counts where both are given, and that each
    // message of a batch gets the header, is Not confirmed against AWS.
    awsTraceHeader: givenTraceHeader(request) ?? traceHeader,
    messageGroupId,
    senderId: userIdOf(caller.principal),
    sizeBytes,
  };
}

/** Which sentence AWS has for a system attribute that there is not, is Not confirmed against AWS. */
function givenTraceHeader({ MessageSystemAttributes }: SendRequest): string | undefined {
  for (const [name, value] of Object.entries(MessageSystemAttributes ?? {})) {
    if (name !== 'AWSTraceHeader' || value.DataType !== 'String') {
      throw invalidParameterValue(
        `Message system attribute '${name}' must be AWSTraceHeader, of type 'String'.`,
      );
    }
    checkedValue(name, value);
  }
  return MessageSystemAttributes?.AWSTraceHeader?.StringValue;
}
