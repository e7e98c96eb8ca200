import type { Message } from '@aws-sdk/client-sqs';
import { readWritten, readWrittenObject, writtenObject } from '../input-transformation/written-json';
import type { WrittenObject } from '../input-transformation/written-value';

/** A message on its way to a target. It is read only where a filter or a template looks into it. */
export class QueueRecord {
  private readDecoded: WrittenObject | undefined;

  /** @param text JSON, as `queueRecord` writes it */
  constructor(readonly text: string) {}

  get written(): WrittenObject {
    return readWrittenObject(this.text) ?? EMPTY;
  }

  /** Whether the body is JSON: an object or a list. That a number, for one, counts as text is not confirmed against AWS. */
  get hasJsonBody(): boolean {
    return this.decoded.members.get('body')?.value !== this.written.members.get('body')?.value;
  }

  /**
   * With the body as the JSON that it is, or else as its text: "EventBridge transforms these fields into valid JSON".
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-input-transformation.html#input-transform-implicit
   */
  get decoded(): WrittenObject {
    this.readDecoded ??= decodeBody(this.written);
    return this.readDecoded;
  }
}

const EMPTY = writtenObject(new Map(), '{}');

function decodeBody(record: WrittenObject): WrittenObject {
  const body = record.members.get('body')?.value;
  const decoded = typeof body === 'string' ? readWritten(body) : undefined;
  if (!decoded?.members && !decoded?.elements) return record;
  const members = new Map(record.members).set('body', decoded);
  const text = [...members].map(([name, member]) => `${JSON.stringify(name)}:${member.text}`).join(',');
  return writtenObject(members, `{${text}}`);
}

/**
 * An SQS message as a pipe hands it on, as JSON text; field names and their order as AWS shows them. That the message
 * attributes have this form, and their digest this place, null where there are none, is recorded on AWS of the same poller's
 * Lambda events; not confirmed against AWS for pipes.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html
 */
export function queueRecord(message: Message, eventSourceArn: string, awsRegion: string): string {
  return JSON.stringify({
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [
        name,
        {
          stringValue: value.StringValue,
          binaryValue: value.BinaryValue && Buffer.from(value.BinaryValue).toString('base64'),
          stringListValues: [],
          binaryListValues: [],
          dataType: value.DataType,
        },
      ]),
    ),
    md5OfMessageAttributes: message.MD5OfMessageAttributes ?? null,
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: eventSourceArn,
    awsRegion,
  });
}
