import { Trace } from '@pipeline/local-account';
import { ProcessedCount } from '../../../local/terminal/processed-count';

const started = { what: 'ExecutionStarted', executionArn: 'e' } as const;
const ended = { what: 'ExecutionEnded', executionArn: 'e', status: 'SUCCEEDED' } as const;

function countOf(happen: (trace: Trace) => void): number {
  const trace = new Trace();
  using processed = new ProcessedCount(trace);
  happen(trace);
  return processed.value;
}

test('counts executions that succeed', () => {
  const count = countOf((trace) => {
    for (let begun = 0; begun < 3; begun++) trace.record('m', {}, started);
    trace.record('m', {}, ended);
    trace.record('m', {}, { ...ended, status: 'FAILED' });
  });

  expect(count).toBe(1);
});

test('a transaction whose workflow runs another one is processed once, with its own workflow', () => {
  const count = countOf((trace) => {
    for (const status of ['SUCCEEDED', 'FAILED'] as const) {
      for (let begun = 0; begun < 2; begun++) trace.record('m', { id: status }, started);
      trace.record('inner', { id: status }, ended);
      trace.record('m', { id: status }, { ...ended, status });
    }
  });

  expect(count).toBe(1);
});
