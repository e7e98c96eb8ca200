import type { Stage } from '../../../commands/confirm/check';
import { confirmationReport } from '../../../commands/confirm/report';
import { runChecks } from '../../../commands/confirm/run-checks';
import { ArrayOutput } from '../../../commands/frame/array-output';

const ACCOUNT = '123456789012';

test('a check that cannot be carried out is told without the account, and the others go on', async () => {
  const failure = new Error(`User: arn:aws:iam::${ACCOUNT}:user/one is not authorized`);
  const sender = { post: () => Promise.reject(failure) };
  const output = new ArrayOutput();
  const { signal } = new AbortController();
  const records = await runChecks(
    { sender, signal, stack: { output: () => '' } } as unknown as Stage,
    output,
  );
  expect(output.records).toEqual(records.map((record) => ({ type: 'check', ...record })));
  expect(records.map(({ check }) => check)).toEqual([
    'content-types',
    'not-utf8',
    'sqs-errors',
    'largest-at-once',
    'workflow-log',
    'replay',
  ]);
  expect(records[0]).toMatchObject({
    outcome: 'failed',
    detail: 'Error: User: arn:aws:iam::<account>:user/one is not authorized',
  });
  expect(JSON.stringify(records)).not.toContain(ACCOUNT);
});

test('Ctrl-C ends it instead of making failures of what was not tried', async () => {
  const interruption = new AbortController();
  const sender = {
    post: () => {
      interruption.abort();
      return Promise.reject(new Error('closed'));
    },
  };
  const stage = { sender, signal: interruption.signal } as unknown as Stage;
  await expect(runChecks(stage, new ArrayOutput())).rejects.toMatchObject({ name: 'AbortError' });
});

test('the report has a row for each check, whatever was seen', () => {
  const report = confirmationReport(
    [
      { check: 'one', question: 'Is it?', outcome: 'confirmed', detail: 'it | is' },
      { check: 'two', question: 'Is it\nnot?', outcome: 'different', detail: 'no', otherwise: 'Mend it.' },
    ],
    new Date('2026-11-26T04:00:00Z'),
  );
  expect(report).toContain('on 2026-11-26.');
  expect(report.split('\n').filter((line) => line.startsWith('| `'))).toEqual([
    '| `one` | Is it? | confirmed | it \\| is |  |',
    '| `two` | Is it not? | different | no | Mend it. |',
  ]);
});
