import type { Caller } from '../../../../src/access/caller';
import { AwsError } from '../../../../src/errors/aws-error';
import { LogStreamWriter } from '../../../../src/services/lambda/log/log-stream-writer';
import type { LogWriter } from '../../../../src/services/lambda/needs';

type Batch = Parameters<LogWriter['putLogEvents']>;

/** A writer whose calls are recorded; PutLogEvents answers when it is let. */
function writer(putLogEvents: () => Promise<object> = () => Promise.resolve({})) {
  const batches: { readonly events: Batch[1]['logEvents']; readonly transaction: unknown }[] = [];
  const done = () => Promise.resolve({});
  const logs: LogWriter = {
    createLogGroup: done,
    createLogStream: done,
    putLogEvents: ({ transaction }, { logEvents }) => {
      batches.push({ events: logEvents, transaction });
      return putLogEvents();
    },
  };
  const caller: Caller = { principal: { type: 'service', service: 'lambda.amazonaws.com' } };
  const stream = { logGroupName: '/group', logStreamName: 'stream' };
  const log = new LogStreamWriter(logs, stream, () => caller);
  return { batches, log, texts: () => batches.map(({ events }) => events.map(({ message }) => message)) };
}

test('nothing is sent before it begins', async () => {
  const { batches, log, texts } = writer();
  log.write(1, 'a', undefined);
  await log.flush();
  expect(batches).toEqual([]);
  log.begin();
  await log.flush();
  expect(texts()).toEqual([['a']]);
});

test('what is logged meanwhile goes in one batch, in the order of its times', async () => {
  const { batches, log } = writer();
  log.begin();
  log.write(1, 'first', undefined);
  log.write(3, 'later', undefined);
  log.write(2, 'earlier', undefined);
  await log.flush();
  expect(batches.map(({ events }) => events)).toEqual([
    [{ timestamp: 1, message: 'first' }],
    [
      { timestamp: 2, message: 'earlier' },
      { timestamp: 3, message: 'later' },
    ],
  ]);
});

test('a batch is about one transaction', async () => {
  const { batches, log } = writer();
  const [one, two] = [{ id: '1' }, { id: '2' }];
  log.write(1, 'a', one);
  log.write(1, 'b', one);
  log.write(1, 'c', two);
  log.begin();
  await log.flush();
  expect(batches.map(({ transaction, events }) => [transaction, events.length])).toEqual([
    [one, 2],
    [two, 1],
  ]);
});

test.each([
  ['10,000 events', () => Array.from({ length: 10_001 }, () => 'x'), [10_000, 1]],
  ['1 MiB', () => ['x'.repeat(600_000), 'x'.repeat(448_524), 'x'], [2, 1]],
])('a batch has at most %s', async (_, messages, expected) => {
  const { log, texts } = writer();
  for (const message of messages()) log.write(1, message, undefined);
  log.begin();
  await log.flush();
  expect(texts().map(({ length }) => length)).toEqual(expected);
});

test('a batch does not span more than a day', async () => {
  const { log, texts } = writer();
  log.write(0, 'a', undefined);
  log.write(86_400_001, 'b', undefined);
  log.begin();
  await log.flush();
  expect(texts()).toEqual([['a'], ['b']]);
});

test('a message that is larger than an event comes in pieces, no character cut', async () => {
  const { log, texts } = writer();
  const message = `x${'🙀'.repeat(300_000)}`;
  log.write(1, message, undefined);
  log.begin();
  await log.flush();
  const pieces = texts().flat();
  expect(pieces.join('')).toBe(message);
  expect(pieces.map((piece) => Buffer.byteLength(piece))).toEqual([1_048_549, 151_452]);
});

test('lines that CloudWatch Logs does not take are lost, and later ones are not', async () => {
  let failures = 1;
  const { log, texts } = writer(() =>
    failures-- > 0
      ? Promise.reject(new AwsError('ServiceUnavailableException', 'no', 503))
      : Promise.resolve({}),
  );
  log.begin();
  log.write(1, 'lost', undefined);
  await log.flush();
  log.write(2, 'kept', undefined);
  await log.flush();
  expect(texts()).toEqual([['lost'], ['kept']]);
});
