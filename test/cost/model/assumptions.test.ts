import { inspect } from 'node:util';
import {
  functionMilliseconds,
  initMilliseconds,
  workflowMilliseconds,
} from '../../../cost/model/execution-time';
import { durationMonths, loadOfMonth } from '../../../cost/model/load';
import { accessLogBytes } from '../../../cost/model/log-records/access-log-record';
import { functionLogVolume } from '../../../cost/model/log-records/function-log-records';
import { workflowLogVolume } from '../../../cost/model/log-records/workflow-log-records';
import { archiveGbMonths, logGbMonths } from '../../../cost/model/log-storage';
import { apiRequests, expressGbHours, functionGbSeconds, GB_BYTES } from '../../../cost/model/metering';
import {
  answerBytes,
  escapedBytes,
  eventBytes,
  messageBytes,
  recordBytes,
} from '../../../cost/model/payloads';
import { emptyReceivesPerSecond, messagesPerBatch } from '../../../cost/model/polling';
import { recordedShare } from '../../../cost/model/recorded-traces';
import { SAMPLE_SETTINGS } from '../../../cost/settings/sample-settings';

/** An order of about a kilobyte, as somebody might send it. */
const ORDER = {
  orderId: '8f14e45f-ceea-467f-a8d5-2b8b1c2d3e4f',
  customerId: 'c-10422',
  currency: 'EUR',
  placedAt: '2026-11-26T19:00:00Z',
  items: Array.from({ length: 18 }, (_, index) => ({
    sku: `A-10${index}`,
    quantity: 2 + index,
    unitPrice: `12.5${index}`,
  })),
};

describe('metering', () => {
  test.each([
    [1, 1],
    [512 * 1_024, 1],
    [512 * 1_024 + 1, 2],
  ])('an HTTP API charges a body of %d bytes as %d', (bytes, requests) => {
    expect(apiRequests(bytes)).toBe(requests);
  });

  test('Lambda rounds up to a millisecond', () => {
    expect(functionGbSeconds(1.01, 1_024)).toBe(0.002);
  });

  test('Step Functions rounds up to 100 ms and to 64 MB', () => {
    expect(expressGbHours(1, 1)).toBe(expressGbHours(100, 64));
    expect(expressGbHours(101, 65)).toBe(4 * expressGbHours(100, 64));
    expect(expressGbHours(100, 64) * 3_600).toBeCloseTo(0.1 / 16, 12);
  });
});

describe('what a pipe asks of its queue', () => {
  test.each([
    ['alone, as long as pollers wait', 0.4, 10, 1],
    ['by twos, at a hundred a second', 100, 10, 2],
    ['half full at the most', 10_000, 10, 5.5],
    ['half full at the most, of three', 10_000, 3, 2],
    ['alone, if a batch is one', 10_000, 1, 1],
  ])('takes messages %s', (_, perSecond, batchSize, expected) => {
    expect(messagesPerBatch(perSecond, batchSize)).toBe(expected);
  });

  test('an idle one asks five times in 20 seconds, which is some 650,000 times a month', () => {
    expect(emptyReceivesPerSecond(0)).toBe(0.25);
    expect(emptyReceivesPerSecond(0) * 730 * 3_600).toBe(657_000);
  });

  test('a busy one never gets nothing', () => {
    expect(emptyReceivesPerSecond(100)).toBeLessThan(1e-100);
  });
});

describe('X-Ray’s default rule', () => {
  test.each([
    [0.001, 0.9995],
    [0.4, 0.833],
    [1, 0.6505],
    [100, 0.0595],
    [10_000, 0.0501],
  ])('at %d a second it records a share of %d', (perSecond, share) => {
    expect(recordedShare(perSecond)).toBeCloseTo(share, 3);
  });
});

describe('what stands around a body', () => {
  const text = JSON.stringify(ORDER);

  test('an order is escaped by less than the share that is assumed', () => {
    expect(text).toHaveLength(1_042);
    expect(JSON.stringify(text).length - 2).toBeLessThanOrEqual(escapedBytes(text.length));
  });

  test('the API’s request id is 34 bytes of the message, and more of the record and the event', () => {
    expect(messageBytes(1_024, true) - messageBytes(1_024, false)).toBe(34);
    expect(recordBytes(1_024, true)).toBeGreaterThan(recordBytes(1_024, false) + 34);
    expect(eventBytes(1_024, true)).toBeGreaterThan(recordBytes(1_024, true));
  });

  test('a record has about a kilobyte beside the body', () => {
    expect(recordBytes(0, true)).toBeGreaterThan(700);
    expect(eventBytes(0, true)).toBeLessThan(1_300);
  });

  test('an answer has half a kilobyte, and a digest more where there is an attribute', () => {
    expect(answerBytes(false)).toBeGreaterThan(450);
    expect(answerBytes(true) - answerBytes(false)).toBe(81);
  });
});

describe('log records', () => {
  test('the sample’s access log has the request id alone', () => {
    expect(accessLogBytes('$context.requestId')).toBe(16);
  });

  test('a variable without a value is a dash', () => {
    expect(accessLogBytes('{"error":"$context.error.message"}')).toBe('{"error":"-"}'.length);
  });

  test('the sample’s function prints five lines', () => {
    const [settings] = SAMPLE_SETTINGS.functions;
    const { bytes, records } = functionLogVolume(settings!, 1_024);

    expect(records).toBe(5);
    expect(bytes).toBeGreaterThan(1_500);
    expect(bytes).toBeLessThan(1_700);
  });

  test('a parsed order is printed longer than is assumed for the sample', () => {
    const [settings] = SAMPLE_SETTINGS.functions;
    const bytes = JSON.stringify(ORDER).length;
    const assumed = functionLogVolume(settings!, bytes).bytes - functionLogVolume(settings!, 0).bytes;

    expect(inspect(ORDER).length).toBeGreaterThanOrEqual(assumed);
  });

  test('the sample’s workflow writes seven records, with ALL', () => {
    const { bytes, records } = workflowLogVolume(SAMPLE_SETTINGS.workflow, 2_000);

    expect(records).toBe(7);
    expect(bytes / records).toBeGreaterThan(280);
    expect(bytes / records).toBeLessThan(400);
  });

  test.each(['ERROR', 'FATAL', 'OFF'] as const)(
    'a workflow that goes well writes nothing with %s',
    (logLevel) => {
      expect(workflowLogVolume({ ...SAMPLE_SETTINGS.workflow, logLevel }, 2_000).bytes).toBe(0);
    },
  );

  test('with the data, a record holds them', () => {
    const without = workflowLogVolume(SAMPLE_SETTINGS.workflow, 2_000);
    const withData = workflowLogVolume({ ...SAMPLE_SETTINGS.workflow, includesExecutionData: true }, 2_000);

    expect(withData.bytes - without.bytes).toBe(6 * 2_000);
  });
});

describe('what is kept', () => {
  test('a log is compressed to 15 %, with 26 bytes for each record, until its retention ends', () => {
    expect(logGbMonths(GB_BYTES, 0, 365)).toBeCloseTo(0.15 * 12, 6);
    expect(logGbMonths(0, GB_BYTES, 365)).toBeCloseTo(26 * 12, 6);
  });

  test('for ever is two years', () => {
    expect(logGbMonths(1e9, 1e6)).toBe(logGbMonths(1e9, 1e6, 731));
  });

  test('an archive is as large as its events', () => {
    expect(archiveGbMonths(GB_BYTES, 365)).toBeCloseTo(12, 6);
  });
});

describe('time', () => {
  test('half the memory takes twice as long, and a whole processor is the most there is', () => {
    expect(functionMilliseconds(1_024, 128)).toBeCloseTo(2 * functionMilliseconds(1_024, 256), 9);
    expect(functionMilliseconds(1_024, 10_240)).toBe(functionMilliseconds(1_024, 1_769));
  });

  test('a function that is seldom called is initialized each time, and a busy one never', () => {
    expect(initMilliseconds(0)).toBe(150);
    expect(initMilliseconds(0.4)).toBeLessThan(1e-9);
  });

  test('an execution takes its states and its functions', () => {
    expect(workflowMilliseconds(['Parallel', 'Task'], 5)).toBe(2 + 22 + 5);
  });

  test('a month is 730 hours', () => {
    const load = loadOfMonth(100, 1_024);

    expect(load.transactions).toBe(262_800_000);
    expect(durationMonths(load)).toBe(1);
    expect(durationMonths({ transactions: 1e6, bytes: 1, perSecond: 0.4 })).toBeCloseTo(0.951, 3);
  });
});
