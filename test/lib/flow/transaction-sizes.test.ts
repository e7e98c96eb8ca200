import fc from 'fast-check';
import {
  LARGEST_TRANSACTION_BYTES,
  largestEventBytes,
  maximumMessageSizeBytes,
  pipeBatchSize,
  SMALLEST_TRANSACTION_LIMIT_BYTES,
} from '../../../lib/flow/transaction-sizes';
import { jsonBytes, largestEvent } from './largest-event';

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const STEP_FUNCTIONS_INPUT_BYTES = 262_144;
const PUT_EVENTS_REQUEST_BYTES = 1_000_000;

/** Every limit that can be configured, its two ends first. */
const limits = fc.integer({ min: SMALLEST_TRANSACTION_LIMIT_BYTES, max: LARGEST_TRANSACTION_BYTES });
const examples: [number][] = [[SMALLEST_TRANSACTION_LIMIT_BYTES], [LARGEST_TRANSACTION_BYTES]];
const forEveryLimit = (check: (maxTransactionBytes: number) => void) =>
  fc.assert(fc.property(limits, check), { examples });

/** No legal body becomes longer as JSON: of what SQS takes, JSON escapes no character to more than twice its bytes. */
const nothingButQuotes = (bytes: number) => largestEvent('"'.repeat(bytes));

test('the limit can be set from 1,024 to 128,000 bytes', () => {
  expect([SMALLEST_TRANSACTION_LIMIT_BYTES, LARGEST_TRANSACTION_BYTES]).toEqual([1_024, 128_000]);
});

test('the source queue takes a transaction of the limit with its attribute', () => {
  const attribute = `apiRequestId${'String'}${'r'.repeat(128)}`;
  forEveryLimit((max) => {
    expect(max + attribute.length).toBeLessThanOrEqual(maximumMessageSizeBytes(max));
  });
});

test('the source queue takes little more than the limit: 256 bytes', () => {
  forEveryLimit((max) => expect(maximumMessageSizeBytes(max) - max).toBe(256));
});

test('the largest event is never smaller than one of a body of nothing but quotes', () => {
  forEveryLimit((max) => {
    expect(jsonBytes(nothingButQuotes(maximumMessageSizeBytes(max)))).toBeLessThanOrEqual(
      largestEventBytes(max),
    );
  });
});

test('the largest event fits into Step Functions', () => {
  forEveryLimit((max) => expect(largestEventBytes(max)).toBeLessThanOrEqual(STEP_FUNCTIONS_INPUT_BYTES));
});

test('the limit of 128,000 bytes leaves less than 1 % of the room in Step Functions unused', () => {
  expect(largestEventBytes(LARGEST_TRANSACTION_BYTES)).toBe(260_608);
});

test('a batch is 1 to 10 transactions', () => {
  forEveryLimit((max) => expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).toContain(pipeBatchSize(max)));
});

test('a batch of the largest events fits into one PutEvents request', () => {
  forEveryLimit((max) => {
    expect(pipeBatchSize(max) * largestEventBytes(max)).toBeLessThanOrEqual(PUT_EVENTS_REQUEST_BYTES);
  });
});

test('a batch of nothing but quotes is less than 1 MB, as PutEvents counts it', () => {
  forEveryLimit((max) => {
    const { source, 'detail-type': detailType, detail } = nothingButQuotes(maximumMessageSizeBytes(max));
    const entryBytes = source.length + detailType.length + jsonBytes(detail);
    expect(pipeBatchSize(max) * entryBytes).toBeLessThan(PUT_EVENTS_REQUEST_BYTES);
  });
});

test('a batch is as large as it can be', () => {
  forEveryLimit((max) => {
    const oneMore = pipeBatchSize(max) + 1;
    expect(oneMore > 10 || oneMore * largestEventBytes(max) > PUT_EVENTS_REQUEST_BYTES).toBe(true);
  });
});

test.each([
  [1_024, 10],
  [47_696, 10],
  [47_697, 9],
  [97_696, 5],
  [97_697, 4],
  [122_696, 4],
  [122_697, 3],
  [128_000, 3],
])('transactions of up to %d bytes go %d at a time', (maxTransactionBytes, batchSize) => {
  expect(pipeBatchSize(maxTransactionBytes)).toBe(batchSize);
});
