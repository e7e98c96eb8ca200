import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import fc from 'fast-check';
import type { Receipt } from '../../../lambda/transaction-logger/handler';
import { FUNCTION_BUNDLING } from '../../../lib/flow/function-bundling';

type Handler = (event: unknown) => Promise<Receipt>;

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
const LOG_EVENT_OVERHEAD_BYTES = 26;

const directory = mkdtempSync(join(tmpdir(), 'transaction-logger-'));
const bundle = join(directory, 'index.js');
const bundleWithoutNames = join(directory, 'without-names.js');
let handler: Handler;
let logged: unknown[][];
/** What was logged of transactions that were refused. */
let refused: unknown[][];

/** Bundles the function as NodejsFunction does with its options. */
function bundleHandler(outfile: string, options: BuildOptions): Handler {
  buildSync({
    ...options,
    entryPoints: [join(__dirname, '../../../lambda/transaction-logger/handler.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    external: ['@aws-sdk/*', '@smithy/*'],
  });
  return jest.requireActual<{ handler: Handler }>(outfile).handler;
}

beforeAll(() => {
  handler = bundleHandler(bundle, FUNCTION_BUNDLING);
});

beforeEach(() => {
  logged = [];
  refused = [];
  jest.spyOn(console, 'info').mockImplementation((...written: unknown[]) => void logged.push(written));
  jest.spyOn(console, 'error').mockImplementation((...written: unknown[]) => void refused.push(written));
});

afterEach(() => jest.restoreAllMocks());

afterAll(() => rmSync(directory, { recursive: true, force: true }));

const digest = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');

function record(body: string) {
  return {
    messageId: '059f36b4-87a3-44ab-83d2-661975830a7d',
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
    body,
    attributes: {
      ApproximateReceiveCount: '2',
      SentTimestamp: '1795379820001',
      SenderId: 'AROAEXAMPLE:session',
      ApproximateFirstReceiveTimestamp: '1795379820042',
    },
    messageAttributes: {
      apiRequestId: {
        stringValue: 'JKJaXmPLvHcESHA=',
        stringListValues: [],
        binaryListValues: [],
        dataType: 'String',
      },
    },
    md5OfBody: digest('md5', body),
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-2:123456789012:Source',
    awsRegion: 'us-east-2',
  };
}

function eventOf(detail: unknown) {
  return {
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    'detail-type': 'Transaction',
    source: 'transaction-pipeline',
    account: '123456789012',
    time: '2026-11-22T20:37:00Z',
    region: 'us-east-2',
    resources: [],
    detail,
  };
}

const eventWith = (body: string) => eventOf(record(body));

async function failureOf(event: unknown, run = handler): Promise<Error> {
  const failure = await run(event).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof Error)) throw new Error('The handler accepted the event');
  return failure;
}

/** The one record that was logged. */
function loggedRecord(): Record<string, unknown> {
  expect(logged).toHaveLength(1);
  return logged[0]![0] as Record<string, unknown>;
}

describe('a transaction', () => {
  const body = '{"amount": 1.0, "currency": "EUR"}';

  test('is logged as one object, which the JSON log format takes as it is', async () => {
    await handler(eventWith(body));
    expect(logged).toEqual([[expect.any(Object)]]);
  });

  test('is logged with everything that tells its way', async () => {
    await handler(eventWith(body));
    expect(loggedRecord()).toEqual({
      apiRequestId: 'JKJaXmPLvHcESHA=',
      messageId: '059f36b4-87a3-44ab-83d2-661975830a7d',
      body,
      sha256: digest('sha256', body),
      bytes: 34,
      eventId: '17793124-05d4-b198-2fde-7ededc63b103',
      eventTime: '2026-11-22T20:37:00Z',
      sentTimestamp: 1795379820001,
      firstReceivedTimestamp: 1795379820042,
      receiveCount: 2,
      replayName: undefined,
    });
  });

  test('that is replayed is logged with the name of the replay', async () => {
    await handler({ ...eventWith(body), 'replay-name': 'november' });
    expect(loggedRecord()).toMatchObject({ replayName: 'november' });
  });

  test('that is not replayed has no replay name in the log', async () => {
    await handler(eventWith(body));
    expect(JSON.stringify(loggedRecord())).not.toContain('replayName');
  });

  test('is acknowledged with its identity and its digest', async () => {
    expect(await handler(eventWith(body))).toEqual({
      apiRequestId: 'JKJaXmPLvHcESHA=',
      messageId: '059f36b4-87a3-44ab-83d2-661975830a7d',
      sha256: digest('sha256', body),
    });
  });
});

describe('a body is logged as it is', () => {
  test.each([
    ['pretty-printed JSON', '{\n  "amount": 1.0,\r\n\t"currency": "EUR"\n}\n'],
    ['an integer of 20 digits', '{"id":12345678901234567890}'],
    ['a number beyond what a double holds', '{"amount":1e400}'],
    ['decimal places that mean nothing', '{"amount":1.0}'],
    ['a key twice', '{"a":1,"a":2}'],
    ['a key that is special in JavaScript', '{"__proto__":{"a":1}}'],
    ['escapes that need not be', '{"\\u0061":"\\/"}'],
    ['astral characters', '{"note":"𝒳 🌧️ 𠮷"}'],
    ['half a surrogate pair, escaped', '"\\ud83d"'],
    ['line separators of Unicode', '"\u2028\u2029"'],
    ['a byte order mark in a text', '"\ufeff"'],
    ['a text', '"text"'],
    ['a number', '7'],
    ['null', 'null'],
    ['white space around it', ' \n[ ] \n'],
    ['arrays in arrays, 60,000 deep', '['.repeat(60_000) + ']'.repeat(60_000)],
    ['128,000 bytes', `"${'\\"'.repeat(63_999)}"`],
  ])('%s', async (_, body) => {
    await handler(eventWith(body));
    expect(loggedRecord()).toMatchObject({
      body,
      sha256: digest('sha256', body),
      bytes: Buffer.byteLength(body),
    });
  });

  test('whatever JSON it is, however it is written', async () => {
    const json = fc
      .tuple(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(undefined, 1, '\t'))
      .map(([value, indent]) => JSON.stringify(value, null, indent));
    await fc.assert(
      fc.asyncProperty(json, async (body) => {
        logged = [];
        const { sha256 } = await handler(eventWith(body));
        expect(loggedRecord()).toMatchObject({ body, sha256, bytes: Buffer.byteLength(body) });
        expect(sha256).toBe(digest('sha256', body));
      }),
    );
  });
});

describe('a transaction that is refused leaves a record that its sender can be told from', () => {
  test.each<[string, unknown]>([
    ['MalformedTransactionError', record('Hello')],
    ['AlteredTransactionError', { ...record('{"secret":1}'), md5OfBody: 'other' }],
  ])('%s: who it is and what is wrong, without the body', async (error, detail) => {
    await failureOf({ ...eventOf(detail), 'replay-name': 'november' });
    expect(refused).toEqual([
      [
        {
          apiRequestId: 'JKJaXmPLvHcESHA=',
          messageId: '059f36b4-87a3-44ab-83d2-661975830a7d',
          eventId: '17793124-05d4-b198-2fde-7ededc63b103',
          error,
          replayName: 'november',
        },
      ],
    ]);
  });

  test('also if the event holds no record', async () => {
    await failureOf(eventOf(undefined));
    expect(refused).toEqual([[expect.objectContaining({ error: 'MalformedTransactionError' })]]);
  });
});

test.each([undefined, null, '', '-1', '1.5', 'many', 7])(
  'a number of SQS that is %j is left out',
  async (odd) => {
    const body = '{}';
    await handler(eventOf({ ...record(body), attributes: { SentTimestamp: odd } }));
    expect(loggedRecord()).toMatchObject({ body, sentTimestamp: undefined });
  },
);

test('the record of the largest transaction fits into one log event of 256 KiB, whatever is in it', async () => {
  const body = `"${'\\"'.repeat(64_127)}"`;
  expect(body).toHaveLength(128_256);
  await handler({ ...eventWith(body), 'replay-name': 'r'.repeat(64) });
  const line = {
    timestamp: '2026-11-22T20:37:00.000Z',
    level: 'INFO',
    requestId: '17793124-05d4-b198-2fde-7ededc63b103',
    message: loggedRecord(),
  };
  expect(Buffer.byteLength(JSON.stringify(line))).toBeLessThan(262_144 - LOG_EVENT_OVERHEAD_BYTES);
});

describe('what only describes a transaction may be missing or odd', () => {
  const body = '{"amount":1.0}';
  const described = record(body);

  test.each<[string, unknown, string | undefined]>([
    ['no attributes', undefined, undefined],
    ['attributes that are null', null, undefined],
    ['no attribute', {}, undefined],
    ['a request id that is null', { apiRequestId: null }, undefined],
    ['a request id without a value', { apiRequestId: { dataType: 'String' } }, undefined],
    ['a request id that is empty', { apiRequestId: { stringValue: '', dataType: 'String' } }, ''],
    ['a request id in capitals', { APIREQUESTID: { stringValue: 'x' } }, undefined],
    ['a request id that is a text', { apiRequestId: 'x' }, undefined],
    ['a request id of half an emoji', { apiRequestId: { stringValue: '\ud83d' } }, '\ud83d'],
  ])('%s', async (_, messageAttributes, apiRequestId) => {
    const receipt = await handler(eventOf({ ...described, messageAttributes }));
    expect(receipt.apiRequestId).toBe(apiRequestId);
    expect(loggedRecord()).toMatchObject({ body, apiRequestId });
  });

  test('everything but the body and its digest', async () => {
    await handler({ detail: { body, md5OfBody: digest('md5', body) } });
    expect(JSON.parse(JSON.stringify(loggedRecord()))).toEqual({
      body,
      sha256: digest('sha256', body),
      bytes: body.length,
    });
  });
});

describe('a body that is not JSON is refused', () => {
  test.each([
    ['text', 'Hello'],
    ['nothing', ''],
    ['half of it', '{"amount":'],
    ['two of them', '{}{}'],
    ['a comma too many', '[1,]'],
    ['JavaScript', "{amount: 'NaN'}"],
    ['a byte order mark before it', '\ufeff{}'],
    ['a character that JSON wants escaped', '"\t"'],
    ['half an emoji at its end', '{"note":"\ud83d'],
  ])('%s', async (_, body) => {
    const { name, message } = await failureOf(eventWith(body));
    expect({ name, message }).toEqual({
      name: 'MalformedTransactionError',
      message: 'The body is not JSON.',
    });
    expect(logged).toEqual([]);
  });
});

describe('a body that is not the one that SQS took in is refused', () => {
  const md5OfBody = digest('md5', '{"note":"1.0 🌧️ 🌧"}');

  test.each([
    ['printed again', '{"note":"1.0 🌧️ 🌧"} '],
    ['changed in one digit', '{"note":"1.1 🌧️ 🌧"}'],
    ['cut in the middle of an emoji', '{"note":"1.0 🌧️ \ud83c'],
    ['with half an emoji at its end', '{"note":"1.0 🌧️ \ud83c"}'],
    ['with a replacement character', '{"note":"1.0 🌧️ \ufffd"}'],
    ['with its emoji escaped', '{"note":"1.0 \\ud83c\\udf27\\ufe0f \\ud83c\\udf27"}'],
    ['emptied', ''],
    ['replaced by another transaction', '{}'],
  ])('%s', async (_, body) => {
    const { name, message } = await failureOf(eventOf({ ...record(body), md5OfBody }));
    expect({ name, message }).toEqual({
      name: 'AlteredTransactionError',
      message: 'The body does not match the digest that SQS made of it on arrival.',
    });
    expect(logged).toEqual([]);
  });

  test.each([[undefined], [null], [''], [7]])('whose digest is %j', async (odd) => {
    const { name } = await failureOf(eventOf({ ...record('{}'), md5OfBody: odd }));
    expect(name).toBe('AlteredTransactionError');
  });
});

describe('an event without a body is refused', () => {
  test.each<[string, unknown]>([
    ['no detail', undefined],
    ['a detail that is null', null],
    ['a detail that is a text', '{"body":"{}"}'],
    ['no body', {}],
    ['a body that is null', { body: null }],
    ['a body that was parsed on the way', { body: { amount: 1 } }],
    ['a body that is a number', { body: 7 }],
  ])('%s', async (_, detail) => {
    const { name, message } = await failureOf(eventOf(detail));
    expect({ name, message }).toEqual({
      name: 'MalformedTransactionError',
      message: 'The event holds no SQS record with a body.',
    });
    expect(logged).toEqual([]);
  });
});

test('the bundle is small: at most 4 KB', () => {
  expect(statSync(bundle).size).toBeLessThanOrEqual(4_096);
});

test('the bundle is minified, and the names of its classes, which the runtime logs, still stand in it', async () => {
  expect(readFileSync(bundle, 'utf8')).not.toContain('requireJson(');
  const failure = await failureOf(eventWith('Hello'));
  expect(failure.constructor.name).toBe('MalformedTransactionError');
});

test('a bundle that does not keep names still has those of its errors, which end up in a dead letter', async () => {
  const withoutNames = bundleHandler(bundleWithoutNames, { ...FUNCTION_BUNDLING, keepNames: false });
  const failure = await failureOf(eventWith('Hello'), withoutNames);
  expect(failure.constructor.name).not.toBe('MalformedTransactionError');
  expect(failure.name).toBe('MalformedTransactionError');
});
