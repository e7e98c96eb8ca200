import { EXAMPLE } from './example-identifiers';

/**
 * Which part of a body are characters that JSON escapes, to two bytes each, when the body travels as a string: in JSON with short
 * keys and values one in five is a quotation mark. An assumption, against ourselves: the log record holds the body so.
 */
const ESCAPED_SHARE = 0.2;

/** What SQS counts of the one message attribute, name, type and value: as many as the API sends. In bytes. */
const ATTRIBUTE_BYTES = 'apiRequestId'.length + 'String'.length + EXAMPLE.apiRequestId.length;

/** @returns bytes of a body as a JSON string, without the quotation marks around it */
export function escapedBytes(bodyBytes: number): number {
  return Math.ceil(bodyBytes * (1 + ESCAPED_SHARE));
}

/** What SQS counts of a message, in bytes. */
export function messageBytes(bodyBytes: number, carriesRequestId: boolean): number {
  return bodyBytes + (carriesRequestId ? ATTRIBUTE_BYTES : 0);
}

/**
 * The SQS record that a pipe puts on the bus, in bytes.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html
 */
export function recordBytes(bodyBytes: number, carriesRequestId: boolean): number {
  const record = {
    messageId: EXAMPLE.messageId,
    receiptHandle: EXAMPLE.receiptHandle,
    body: '',
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: EXAMPLE.epochMs,
      SenderId: 'AROAEXAMPLEEXAMPLE123:apigateway.amazonaws.com',
      ApproximateFirstReceiveTimestamp: EXAMPLE.epochMs,
    },
    messageAttributes: carriesRequestId
      ? {
          apiRequestId: {
            stringValue: EXAMPLE.apiRequestId,
            stringListValues: [],
            binaryListValues: [],
            dataType: 'String',
          },
        }
      : {},
    md5OfBody: EXAMPLE.md5,
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:MyServerlessApplicationStack-QueueSource85A6A043',
    awsRegion: 'us-east-1',
  };
  return byteLength(record) + escapedBytes(bodyBytes);
}

/**
 * The event around the record, as the archive keeps it and the workflow gets it, in bytes.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html
 */
export function eventBytes(bodyBytes: number, carriesRequestId: boolean): number {
  const envelope = {
    version: '0',
    id: EXAMPLE.eventId,
    'detail-type': 'Transaction',
    source: 'transaction-pipeline',
    account: '123456789012',
    time: EXAMPLE.eventTime,
    region: 'us-east-1',
    resources: [],
    detail: '',
  };
  // The record stands in the place of the empty text.
  return byteLength(envelope) - 2 + recordBytes(bodyBytes, carriesRequestId);
}

/**
 * What API Gateway sends back for a transaction, headers included, in bytes: the answer of SQS in XML, with a digest of the message's
 * attributes if there are any.
 */
export function answerBytes(carriesRequestId: boolean): number {
  const attributes = carriesRequestId
    ? `<MD5OfMessageAttributes>${EXAMPLE.md5}</MD5OfMessageAttributes>`
    : '';
  return (
    ANSWER_HEADERS.length +
    `<?xml version="1.0"?><SendMessageResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><SendMessageResult><MessageId>${EXAMPLE.messageId}</MessageId><MD5OfMessageBody>${EXAMPLE.md5}</MD5OfMessageBody>${attributes}</SendMessageResult><ResponseMetadata><RequestId>${EXAMPLE.messageId}</RequestId></ResponseMetadata></SendMessageResponse>`
      .length
  );
}

const ANSWER_HEADERS = [
  'HTTP/1.1 200 OK',
  'Date: Thu, 26 Nov 2026 19:00:00 GMT',
  'Content-Type: text/xml',
  'Content-Length: 500',
  'Connection: keep-alive',
  `apigw-requestid: ${EXAMPLE.apiRequestId}`,
  '',
  '',
].join('\r\n');

function byteLength(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
