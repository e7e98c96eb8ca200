import { TRANSACTION_EVENT } from '../../../lib/flow/transaction-event';

const uuid = '01234567-89ab-cdef-0123-456789abcdef';
const region = 'ap-southeast-1';

/** A transaction as the workflow gets it, with everything around its body as long as AWS makes it, and replayed. */
export function largestEvent(body: string) {
  return {
    version: '0',
    id: uuid,
    'detail-type': TRANSACTION_EVENT.detailType,
    source: TRANSACTION_EVENT.source,
    account: '123456789012',
    time: '2026-11-22T20:37:00Z',
    region,
    resources: [],
    'replay-name': 'r'.repeat(64),
    detail: {
      messageId: uuid,
      receiptHandle: 'h'.repeat(1_024),
      body,
      attributes: {
        ApproximateReceiveCount: '60',
        AWSTraceHeader: `Root=1-${'0'.repeat(8)}-${'0'.repeat(24)};Parent=${'0'.repeat(16)};Sampled=1`,
        SentTimestamp: '1795379820000',
        SenderId: `${'A'.repeat(21)}:${'s'.repeat(64)}`,
        ApproximateFirstReceiveTimestamp: '1795379820000',
      },
      messageAttributes: {
        apiRequestId: {
          stringValue: uuid,
          stringListValues: [],
          binaryListValues: [],
          dataType: 'String',
        },
      },
      md5OfBody: '0'.repeat(32),
      md5OfMessageAttributes: '0'.repeat(32),
      eventSource: 'aws:sqs',
      eventSourceARN: `arn:aws:sqs:${region}:123456789012:${'q'.repeat(80)}`,
      awsRegion: region,
    },
  };
}

/** The size of a value as JSON, in bytes of UTF-8. */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
