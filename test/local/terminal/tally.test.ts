import { Trace } from '@pipeline/local-account';
import { Tally } from '../../../local/terminal/tally';

const sent = { what: 'MessageSent', bodyBytes: 1, attributeBytes: 0, bodyStart: 'b' } as const;
const started = { what: 'ExecutionStarted', executionArn: 'e' } as const;
const ended = { what: 'ExecutionEnded', executionArn: 'e', status: 'SUCCEEDED' } as const;

function tallyOf(happen: (trace: Trace) => void): string {
  const trace = new Trace();
  using tally = new Tally(trace, ['undelivered', 'unprocessed']);
  happen(trace);
  return tally.describe();
}

test('of nothing', () => {
  expect(tallyOf(() => undefined)).toBe('0 processed, 0 dead letters');
});

test('what has been processed, what waits, what is under way, and the dead letters, however they came there', () => {
  const description = tallyOf((trace) => {
    for (let count = 0; count < 4; count++) trace.record('source', {}, sent);
    trace.record('source', {}, { what: 'MessageDeleted' });
    trace.record('source', {}, { what: 'MessageMoved', to: 'undelivered' });
    trace.record('unprocessed', {}, sent);
    for (let count = 0; count < 3; count++) trace.record('m', {}, started);
    trace.record('m', {}, ended);
    trace.record('m', {}, { ...ended, status: 'FAILED' });
  });

  expect(description).toBe('1 processed, 2 dead letters, 2 waiting in queues, 1 in the workflow');
});

test('a transaction whose workflow runs another one is processed once, with its own workflow', () => {
  const description = tallyOf((trace) => {
    for (const status of ['SUCCEEDED', 'FAILED'] as const) {
      for (let count = 0; count < 2; count++) trace.record('m', { id: status }, started);
      trace.record('inner', { id: status }, ended);
      trace.record('m', { id: status }, { ...ended, status });
    }
  });

  expect(description).toBe('1 processed, 0 dead letters');
});

test('a dead letter that is sent on, deleted or too old is one no more', () => {
  const description = tallyOf((trace) => {
    for (let count = 0; count < 4; count++) trace.record('unprocessed', {}, sent);
    trace.record('unprocessed', {}, { what: 'MessageMoved', to: 'source', newMessageId: 'm' });
    trace.record('unprocessed', {}, { what: 'MessageDeleted' });
    trace.record('unprocessed', {}, { what: 'MessageExpired' });
    trace.record('source', {}, { what: 'MessageDeleted' });
  });

  expect(description).toBe('0 processed, 1 dead letter');
});
