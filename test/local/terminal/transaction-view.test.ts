import { Trace } from '@pipeline/local-account';
import { widthOf } from '@pipeline/terminal';
import { TransactionView } from '../../../local/terminal/transaction-view';
import { PrintedLines } from './printed-lines';

const NOON = new Date(2026, 10, 26, 12).getTime();

beforeEach(() => jest.useFakeTimers({ now: NOON }));
afterEach(() => jest.useRealTimers());

interface Settings {
  readonly columns?: number;
  readonly showsHops?: boolean;
}

function linesOf(happen: (trace: Trace) => void, { columns, showsHops = false }: Settings = {}): string[] {
  const trace = new Trace();
  const printer = new PrintedLines(columns);
  const view = new TransactionView({ trace, printer, showsHops });
  happen(trace);
  view[Symbol.dispose]();
  return printer.lines;
}

const ID = 'JKJaXmPLvHcESHA=';
const transaction = { id: ID, messageId: 'm' };
const body = '{"key1":"value1", "key2":"value2"}';

function send(trace: Trace, bodyStart = body, identity: object = transaction): void {
  const bodyBytes = Buffer.byteLength(bodyStart);
  trace.record('Stack-QueueSource85A6A043-1A2B', identity, {
    what: 'MessageSent',
    bodyBytes,
    attributeBytes: 34,
    bodyStart,
  });
}

function end(trace: Trace, identity: object = transaction): void {
  trace.record('Stack-Workflow-1A2B', identity, {
    what: 'ExecutionEnded',
    executionArn: 'e',
    status: 'SUCCEEDED',
  });
}

function fail(trace: Trace, identity: object = transaction): void {
  trace.record('Stack-Workflow-1A2B', identity, {
    what: 'ExecutionEnded',
    executionArn: 'e',
    status: 'FAILED',
    error: 'MalformedTransactionError',
    cause: 'The body is not JSON.',
  });
}

const after = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);

test('a transaction that ends well is one line: time of day, whole id, outcome, total, body', () => {
  const lines = linesOf((trace) => {
    send(trace);
    after(112);
    end(trace);
  });

  expect(lines).toEqual([
    '12:00:00  JKJaXmPLvHcESHA=  processed     112 ms  {"key1":"value1", "key2":"value2"}',
  ]);
});

test('a transaction whose workflow runs another one ends with the first of the two', () => {
  const lines = linesOf((trace) => {
    send(trace);
    for (const executionArn of ['e', 'inner'])
      trace.record('Stack-Workflow-1A2B', transaction, { what: 'ExecutionStarted', executionArn });
    const what = 'ExecutionEnded';
    trace.record('Inner', transaction, { what, executionArn: 'inner', status: 'FAILED' });
    after(112);
    end(trace);
  });

  expect(lines).toEqual([
    '12:00:00  JKJaXmPLvHcESHA=  processed     112 ms  {"key1":"value1", "key2":"value2"}',
  ]);
});

test.each([
  [60, '12:00:00 JKJaXmPLvHcESHA= processed      0 ms {"key1":"valu…'],
  [80, '12:00:00  JKJaXmPLvHcESHA=  processed       0 ms  {"key1":"value1", "key2":"val…'],
])('at %d columns, the body is cut to them', (columns, expected) => {
  const lines = linesOf(
    (trace) => {
      send(trace);
      end(trace);
    },
    { columns },
  );

  expect(lines).toEqual([expected]);
  expect(widthOf(expected)).toBeLessThanOrEqual(columns);
});

test('a body in ideographs is cut by the columns that they take', () => {
  const [line = ''] = linesOf(
    (trace) => {
      send(trace, '永'.repeat(60));
      end(trace);
    },
    { columns: 80 },
  );

  expect(line).toMatch(/永{14}…$/);
  expect(widthOf(line)).toBeLessThanOrEqual(80);
});

test('a body longer than what is known of it says so where nothing else cuts it', () => {
  const [line] = linesOf((trace) => {
    trace.record('q', transaction, {
      what: 'MessageSent',
      bodyBytes: 9_000,
      attributeBytes: 0,
      bodyStart: 'abc',
    });
    end(trace);
  });

  expect(line).toMatch(/ abc…$/);
});

test('a transaction that fails shows its hops, from its own zero, with sizes of body and attributes, and the cause', () => {
  const lines = linesOf((trace) => {
    send(trace);
    after(25);
    trace.record('arn:aws:lambda:r:0:function:Stack-LoggerFunction3D1F0A2B-X', transaction, {
      what: 'FunctionStarted',
      requestId: 'r',
    });
    after(5);
    fail(trace);
  });

  expect(lines).toEqual([
    '12:00:00  JKJaXmPLvHcESHA=  failed         30 ms  {"key1":"value1", "key2":"value2"}',
    '     +0 ms  queue     QueueSource took in 34 bytes (and 34 of attributes)',
    '    +25 ms  function  LoggerFunction started',
    '    +30 ms  workflow  FAILED: MalformedTransactionError: The body is not JSON.',
  ]);
});

test('asked for, hops are shown of a transaction that ends well, too', () => {
  const happen = (trace: Trace) => {
    send(trace);
    end(trace);
  };

  expect(linesOf(happen, { showsHops: true })).toHaveLength(3);
});

test.each([60, 80, 120])('at %d columns, hops go on below, and nothing is wider', (columns) => {
  const message = `{"level":"ERROR","message":"${'word '.repeat(60)}"}`;
  const lines = linesOf(
    (trace) => {
      send(trace);
      trace.record('group', transaction, { what: 'LogWritten', logStreamName: 's', message });
      fail(trace);
    },
    { columns },
  );

  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns);
  expect(lines.map((line) => line.trim()).join(' ')).toContain('word word word');
});

test('what comes from outside is shown escaped: bodies, names, messages', () => {
  const hostile = '\u001b]0;owned\u0007\u009b31m\u202e\u2066\r\n\t\ud800';
  const lines = linesOf(
    (trace) => {
      send(trace, hostile, { id: hostile });
      trace.record(hostile, {}, { what: 'AccessDenied', action: 'a', message: hostile });
      trace.record(hostile, {}, { what: 'StateChanged', state: hostile });
      trace.record(hostile, {}, { what: 'LogWritten', logStreamName: hostile, message: hostile });
      end(trace, { id: hostile });
    },
    { showsHops: true },
  );

  expect(lines.length).toBeGreaterThan(4);
  expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  expect(lines.join('\n')).toContain(String.raw`\u001b]0;owned\u0007\u009b31m\u202e\u2066\r\n\t\ud800`);
});

test('an id as long as a message leaves the columns where they are', () => {
  const [line = ''] = linesOf(
    (trace) => {
      send(trace, body, { id: 'x'.repeat(100_000) });
      end(trace, { id: 'x'.repeat(100_000) });
    },
    { columns: 80 },
  );

  expect(line).toMatch(/^12:00:00 {2}x{15}… {2}processed/);
});

test('a replay begins at its own zero, and has its name', () => {
  const again = { ...transaction, replayName: 'first' };

  const lines = linesOf((trace) => {
    send(trace);
    end(trace);
    after(60_000);
    trace.record('bus', again, { what: 'EventReplayed', eventId: 'e', replayName: 'first' });
    after(40);
    end(trace, again);
  });

  expect(lines.at(-1)).toBe('12:01:00  JKJaXmPLvHcESHA=  processed      40 ms  replay first');
});

test('the dead letter of a replay is not shown as its body', () => {
  const again = { ...transaction, replayName: 'first' };

  const lines = linesOf((trace) => {
    trace.record('bus', again, { what: 'EventReplayed', eventId: 'e', replayName: 'first' });
    send(trace, '{"version":"0","detail-type":"Transaction"}', again);
    fail(trace, again);
  });

  expect(lines[0]).toMatch(/ failed .* replay first$/);
});

test('a replay beside the first way is not mixed up with it', () => {
  const again = { ...transaction, replayName: 'first' };

  const lines = linesOf((trace) => {
    send(trace);
    after(10);
    trace.record('bus', again, { what: 'EventReplayed', eventId: 'e', replayName: 'first' });
    after(10);
    end(trace);
    end(trace, again);
  });

  expect(lines).toEqual([
    expect.stringMatching(/ processed {6}20 ms {2}\{/),
    expect.stringMatching(/ processed {6}10 ms {2}replay first$/),
  ]);
});

test('changes of state have a line', () => {
  const lines = linesOf((trace) => {
    trace.record('Stack-Pipe-1A2B', {}, { what: 'StateChanged', state: 'STOPPED' });
    trace.record('Stack-Rule8A539067-1A2B', {}, { what: 'StateChanged', state: 'DISABLED' });
    trace.record('first', {}, { what: 'ReplayStarted' });
    trace.record('first', {}, { what: 'ReplayEnded', state: 'COMPLETED', events: 3 });
  });

  expect(lines).toEqual([
    '12:00:00  Pipe              stopped',
    '12:00:00  Rule              disabled',
    '12:00:00  first             replay                started',
    '12:00:00  first             replay                COMPLETED after 3 events',
  ]);
});

test('those that wait have a line together, and again only when they are more or fewer', () => {
  const lines = linesOf((trace) => {
    for (const id of ['a', 'b', 'c']) send(trace, body, { id });
    jest.advanceTimersByTime(20_000);
    for (const id of ['a', 'b']) end(trace, { id });
    jest.advanceTimersByTime(20_000);
  });

  expect(lines).toEqual([
    expect.stringMatching(/^12:00:\d\d {2}3 {17}wait {18}3 at queue; on the way for \d/),
    expect.stringMatching(/ a {17}processed/),
    expect.stringMatching(/ b {17}processed/),
    expect.stringMatching(/^12:00:\d\d {2}c {17}wait {18}1 at queue; on the way for 2\d\.\d s$/),
  ]);
});

test('where one waits is told by where it is, not by an answer or a deletion that came later', () => {
  const lines = linesOf((trace) => {
    send(trace, body, { id: 'a' });
    trace.record('Stack-Api', { id: 'a' }, { what: 'RequestAnswered', routeKey: 'POST /', status: 200 });
    jest.advanceTimersByTime(20_000);
    trace.record('Stack-Bus-1A2B', { id: 'a' }, { what: 'EventPut', eventId: 'v' });
    trace.record('Stack-Workflow-1A2B', { id: 'a' }, { what: 'ExecutionStarted', executionArn: 'e' });
    trace.record('Stack-QueueSource-1A2B', { id: 'a' }, { what: 'MessageDeleted' });
    send(trace, body, { id: 'b' });
    jest.advanceTimersByTime(20_000);
  });

  expect(lines).toEqual([
    expect.stringContaining('1 at queue;'),
    expect.stringContaining('1 at workflow, 1 at queue;'),
  ]);
});

test('what is tried again is told at once', () => {
  const lines = linesOf((trace) => {
    send(trace);
    trace.record('rule', transaction, {
      what: 'TargetFailed',
      eventId: 'e',
      code: 'ThrottlingException',
      message: 'Rate exceeded',
      retryInMs: 1_234,
    });
  });

  expect(lines).toEqual([
    '12:00:00  JKJaXmPLvHcESHA=  retrying              rule: target failed with ThrottlingException: Rate exceeded (next try in 1.2 s)',
  ]);
});

test('a pipe that fails and a denial of no transaction have a line', () => {
  const lines = linesOf((trace) => {
    trace.record('Stack-Pipe-1A2B', {}, { what: 'PipeBatchFailed', messages: 3, error: 'Broken: it is' });
    trace.record(
      'arn:aws:sqs:r:0:Stack-Queue-1A2B',
      {},
      { what: 'AccessDenied', action: 'a', message: 'No.' },
    );
  });

  expect(lines).toEqual([
    '12:00:00  Pipe              failed                pipe: failed with 3 messages in hand: Broken: it is',
    '12:00:00  Queue             failed                IAM: No.',
  ]);
});

test('a request that the API refuses is a line, with the reason', () => {
  const lines = linesOf((trace) => {
    trace.record(
      'api',
      { id: ID },
      {
        what: 'RequestAnswered',
        routeKey: 'POST /',
        status: 400,
        error: 'The body is too long.',
      },
    );
  });

  expect(lines).toEqual([
    '12:00:00  JKJaXmPLvHcESHA=  refused 400     0 ms  POST /: The body is too long.',
    '     +0 ms  HTTP API  POST / answered 400: The body is too long.',
  ]);
});

test('an answer that comes after the end begins nothing anew', () => {
  const lines = linesOf((trace) => {
    send(trace);
    end(trace);
    trace.record('api', transaction, { what: 'RequestAnswered', routeKey: 'POST /', status: 200 });
    jest.advanceTimersByTime(20_000);
  });

  expect(lines).toHaveLength(1);
});

test('a function’s error is told by its message: its stack is in the log', () => {
  const cause = JSON.stringify({
    errorType: 'E',
    errorMessage: 'It broke.',
    trace: ['E: It broke.', '  at f'],
  });
  const lines = linesOf((trace) => {
    send(trace);
    trace.record('Stack-Workflow-1A2B', transaction, {
      what: 'ExecutionEnded',
      executionArn: 'e',
      status: 'FAILED',
      error: 'E',
      cause,
    });
  });

  expect(lines.at(-1)).toBe('     +0 ms  workflow  FAILED: E: It broke.');
});

test('what services deliver to their own logs, and Lambda to a function’s, is not shown', () => {
  const lines = linesOf((trace) => {
    const message = '{"time":"2026-11-26T12:00:00.000Z","type":"platform.report","record":{}}';
    trace.record('group', {}, { what: 'LogWritten', logStreamName: 's', message });
    trace.record(
      '/aws/vendedlogs/states/Stack',
      {},
      { what: 'LogWritten', logStreamName: 's', message: '{}' },
    );
  });

  expect(lines).toEqual([]);
});

test('a long log line is cut, and says how long it is', () => {
  const message = 'x'.repeat(5_000);

  const [line] = linesOf((trace) =>
    trace.record('group', {}, { what: 'LogWritten', logStreamName: 's', message }),
  );

  expect(line).toMatch(/ x{2000}… \(5000 characters in all\)$/);
});

test('what is remembered of transactions is bounded: of very many, the first has a line without its beginning', () => {
  const lines = linesOf((trace) => {
    for (let number = 0; number <= 20_000; number++) send(trace, body, { id: String(number) });
    after(1_000);
    end(trace, { id: '0' });
    end(trace, { id: '20000' });
  });

  expect(lines).toEqual([
    expect.stringMatching(/ 0 +processed +workflow: SUCCEEDED$/),
    expect.stringMatching(/ 20000 +processed +1000 ms /),
  ]);
});

test('what is remembered of one transaction is bounded: of very many hops, the first and the latest 199 are shown', () => {
  const [, ...hops] = linesOf((trace) => {
    send(trace);
    for (let receiveCount = 1; receiveCount <= 1_000; receiveCount++) {
      trace.record('queue', transaction, { what: 'MessageReceived', receiveCount });
    }
    fail(trace);
  });

  expect(hops).toHaveLength(200);
  expect(hops[0]).toMatch(/QueueSource took in 34 bytes/);
  expect(hops[1]).toMatch(/\(receive count 803\)$/);
  expect(hops.at(-1)).toMatch(/FAILED: MalformedTransactionError/);
});

test('a workflow with very many hops ends, and not with one that it runs', () => {
  const lines = linesOf((trace) => {
    send(trace);
    for (const executionArn of ['e', 'inner'])
      trace.record('Stack-Workflow-1A2B', transaction, { what: 'ExecutionStarted', executionArn });
    for (let number = 1; number <= 1_000; number++)
      trace.record('log', transaction, { what: 'LogWritten', logStreamName: 's', message: '{}' });
    const what = 'ExecutionEnded';
    trace.record('Inner', transaction, { what, executionArn: 'inner', status: 'FAILED' });
    after(112);
    end(trace);
  });

  expect(lines).toEqual([expect.stringMatching(/ processed {5}112 ms /)]);
});

test('what is remembered of ends is bounded: an answer that comes after 1,000 others begins anew', () => {
  const lines = linesOf((trace) => {
    const answer = (id: string) =>
      trace.record('api', { id }, { what: 'RequestAnswered', routeKey: 'POST /', status: 200 });
    for (let number = 0; number <= 1_000; number++) {
      send(trace, body, { id: String(number) });
      end(trace, { id: String(number) });
    }
    answer('1');
    answer('0');
  });

  expect(lines).toHaveLength(1_002);
  expect(lines.at(-1)).toMatch(/ 0 +answered 2… /);
});

test('once it is ended, it shows nothing more', () => {
  const trace = new Trace();
  const printer = new PrintedLines();
  new TransactionView({ trace, printer, showsHops: true })[Symbol.dispose]();

  send(trace);
  fail(trace);
  jest.advanceTimersByTime(20_000);

  expect(printer.lines).toEqual([]);
});
