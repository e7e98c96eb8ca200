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

test('a log line that carries a request id is shown with its transaction', () => {
  const message = JSON.stringify({ message: { apiRequestId: transaction.id } });

  const lines = linesOf((trace) =>
    trace.record('group', {}, { what: 'LogWritten', logStreamName: 's', message }),
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
