import { Trace } from '@pipeline/local-account';
import { showTransactions } from '../../../local/terminal/transaction-view';

beforeEach(() => jest.useFakeTimers({ now: 1_000 }));
afterEach(() => jest.useRealTimers());

function linesOf(happen: (trace: Trace) => void): string[] {
  const trace = new Trace();
  const lines: string[] = [];
  showTransactions(trace, (line) => lines.push(line));
  happen(trace);
  return lines;
}

const transaction = { id: 'JKJaXmPLvHcESHA=', messageId: 'm' };

test('shows each hop with the time since the first and the beginning of the request id', () => {
  const lines = linesOf((trace) => {
    trace.record('Stack-QueueSource-1A2B', transaction, { what: 'MessageSent', bytes: 68 });
    jest.setSystemTime(1_025);
    trace.record('bus', transaction, { what: 'EventPut', eventId: 'e1' });
  });

  expect(lines).toEqual([
    '    +0 ms  JKJaXmPL  queue     QueueSource took in a message of 68 bytes',
    '   +25 ms  JKJaXmPL  bus       took in event e1',
  ]);
});

test('a log line is shown with its transaction', () => {
  const message = '{"message":{}}';

  const lines = linesOf((trace) =>
    trace.record('group', transaction, { what: 'LogWritten', logStreamName: 's', message }),
  );

  expect(lines).toEqual([`    +0 ms  JKJaXmPL  log       ${message}`]);
});

test('what services deliver to their own logs is not shown again', () => {
  const lines = linesOf((trace) =>
    trace.record(
      '/aws/vendedlogs/states/Stack',
      {},
      { what: 'LogWritten', logStreamName: 's', message: '{}' },
    ),
  );

  expect(lines).toEqual([]);
});

test('a long log line is cut, and says how long it is', () => {
  const message = 'x'.repeat(5_000);

  const [line] = linesOf((trace) =>
    trace.record('group', {}, { what: 'LogWritten', logStreamName: 's', message }),
  );

  expect(line).toHaveLength(
    2_000 + '                     log       '.length + '… (5000 characters in all)'.length,
  );
});

test('a denial shows what IAM says', () => {
  const message = 'User: r is not authorized to perform: sqs:SendMessage';

  const [line] = linesOf((trace) =>
    trace.record('arn:queue', {}, { what: 'AccessDenied', action: 'sqs:SendMessage', message }),
  );

  expect(line).toContain(`IAM       ${message}`);
});

test('what is remembered of transactions is bounded: the first of very many begins at zero again', () => {
  const lines = linesOf((trace) => {
    for (let number = 0; number <= 1_000; number++) {
      trace.record('bus', { id: `request-${number}` }, { what: 'EventPut', eventId: 'e' });
    }
    jest.setSystemTime(5_000);
    trace.record('bus', { id: 'request-0' }, { what: 'EventPut', eventId: 'e' });
  });

  expect(lines.at(-1)).toMatch(/^ +\+0 ms {2}request-/);
});

test('a transaction of which others have come since is still timed from its first hop', () => {
  const lines = linesOf((trace) => {
    for (let number = 0; number < 500; number++) {
      trace.record('bus', { id: `request-${number}` }, { what: 'EventPut', eventId: 'e' });
    }
    jest.setSystemTime(5_000);
    trace.record('bus', { id: 'request-0' }, { what: 'EventPut', eventId: 'e' });
  });

  expect(lines.at(-1)).toMatch(/^ \+4000 ms {2}request-/);
});
