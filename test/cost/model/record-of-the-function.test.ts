import { createHash } from 'node:crypto';
import { EXAMPLE } from '../../../cost/model/example-identifiers';
import { transactionRecordBytes } from '../../../cost/model/log-records/function-log-records';
import { escapedBytes, recordBytes } from '../../../cost/model/payloads';
import { handler } from '../../../lambda/transaction-logger/handler';

afterEach(() => jest.restoreAllMocks());

test('the record whose bytes are counted is the one that the function logs', async () => {
  const written: unknown[] = [];
  jest.spyOn(console, 'info').mockImplementation((record: unknown) => void written.push(record));
  const body = JSON.stringify('x'.repeat(1_022));
  await handler({
    version: '0',
    id: EXAMPLE.eventId,
    source: 'transaction-pipeline',
    account: '123456789012',
    time: EXAMPLE.eventTime,
    region: 'us-east-1',
    resources: [],
    'detail-type': 'Transaction',
    detail: {
      messageId: EXAMPLE.messageId,
      body,
      md5OfBody: createHash('md5').update(body).digest('hex'),
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: EXAMPLE.epochMs,
        SenderId: 'sender',
        ApproximateFirstReceiveTimestamp: EXAMPLE.epochMs,
      },
      messageAttributes: {
        apiRequestId: { stringValue: EXAMPLE.apiRequestId, dataType: 'String' },
      },
    },
  });
  // What Lambda puts around the object, as its page on the JSON log format has it.
  const line = JSON.stringify({
    timestamp: '2026-11-26T19:00:00.000Z',
    level: 'INFO',
    requestId: EXAMPLE.lambdaRequestId,
    message: written[0],
  });

  const escapes = JSON.stringify(body).length - 2 - body.length;
  expect(line).toHaveLength(transactionRecordBytes(1_024) - escapedBytes(1_024) + 1_024 + escapes);
});

test('a record of a pipe is smaller than SQS’s chunk until the body is nearly as large', () => {
  expect(recordBytes(50_000, true)).toBeLessThan(65_536);
});
