import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { unprocessedMessage } from '../letters/example-messages';
import { QueueInMemory } from '../letters/queue-in-memory';
import { callCommand } from './call-command';

/** Ten letters, three of them with another error. */
function tenLetters(): QueueInMemory {
  return new QueueInMemory(
    Array.from({ length: 10 }, (_, index) =>
      unprocessedMessage(`id-${index}`, {
        code: index < 3 ? 'Sandbox.Timedout' : 'MalformedTransactionError',
      }),
    ),
  );
}

const remaining = (queue: QueueInMemory) => queue.visible.length;

test('list counts letters by error, the most frequent first, and leaves them where they are', async () => {
  const queue = tenLetters();
  const { exitCode, records, notes } = await callCommand(['list', 'unprocessed'], queue);
  expect(exitCode).toBe(0);
  expect(records).toMatchObject([
    { type: 'letterGroup', errorCode: 'MalformedTransactionError', count: 7 },
    { type: 'letterGroup', errorCode: 'Sandbox.Timedout', count: 3, examples: ['id-0', 'id-1', 'id-2'] },
  ]);
  expect(notes[0]).toContain('hidden from others for a moment');
  expect(remaining(queue)).toBe(10);
});

test('show shows bodies, of so many letters at most', async () => {
  const { records } = await callCommand(['show', 'unprocessed', '--limit', '2'], tenLetters());
  expect(records).toHaveLength(2);
  expect(records[0]).toMatchObject({ type: 'wholeLetter', transaction: '{"amount": 1.0}' });
});

test('a letter that is asked for and is not there is exit code 1', async () => {
  const { exitCode, notes } = await callCommand(['show', 'unprocessed', '--id', 'other'], tenLetters());
  expect(exitCode).toBe(1);
  expect(notes.join()).toContain('No such dead letters');
});

test('drop deletes those that are meant, and asks first', async () => {
  const queue = tenLetters();
  const words = ['drop', 'unprocessed', '--error', 'Sandbox.Timedout'];
  const { exitCode, questions, records } = await callCommand(words, queue);
  expect(exitCode).toBe(0);
  expect(questions).toEqual([
    'Delete the letters of unprocessed with the error "Sandbox.Timedout" for good? There are about 10 in it.',
  ]);
  expect(records.at(-1)).toMatchObject({ type: 'drop', dropped: 3, remaining: 0 });
  expect(remaining(queue)).toBe(7);
});

test.each([
  ['drop of nothing in particular', ['drop', 'unprocessed'], /--all/],
  ['drop of all and of one', ['drop', 'unprocessed', '--all', '--id', 'id-1'], /--all/],
  ['editing of nothing in particular', ['redrive', 'unprocessed', '--edit'], /which letters to edit/],
])('%s is refused before anything is done', async (_, words, message) => {
  const queue = tenLetters();
  const { error, questions } = await callCommand(words, queue);
  expect(error?.message).toMatch(message);
  expect(questions).toEqual([]);
  expect(remaining(queue)).toBe(10);
});

test.each([
  ['a no', { refuses: true }],
  ['--dry-run', { isDryRun: true }],
])('with %s, nothing is dropped or redriven', async (_, call) => {
  const queue = tenLetters();
  await callCommand(['drop', 'unprocessed', '--all'], queue, call);
  await callCommand(['redrive', 'unprocessed'], queue, call);
  expect(remaining(queue)).toBe(10);
});

test('what export writes, import puts back, up to a line that is none', async () => {
  const { records } = await callCommand(['export', 'unprocessed'], tenLetters());
  expect(records).toHaveLength(10);
  const lines = records.map((record) => JSON.stringify(record));
  const other = new QueueInMemory([]);
  const input = [...lines.slice(0, 4), 'garbage', ...lines.slice(4)].join('\n');

  const stopped = await callCommand(['import', '-'], other, { input });
  expect(stopped.error?.message).toMatch(/Line 5 is no letter.*--after-line 4/);
  expect(stopped.records.at(-1)).toMatchObject({ type: 'import', imported: 4, lastLine: 4 });
  const rest = await callCommand(['import', '-', '--after-line', '5'], other, { input });
  expect(rest.records.at(-1)).toMatchObject({ imported: 6, lastLine: 11 });

  const bodies = (queue: QueueInMemory) =>
    queue.visible.map(({ Body, MessageAttributes }) => ({ Body, MessageAttributes }));
  expect(bodies(other)).toEqual(bodies(tenLetters()));
});

test('a redrive of chosen letters that is interrupted says how to go on with those, and no others', async () => {
  const queue = tenLetters();
  const interruption = new AbortController();
  queue.onRequest = (command) => {
    if (command instanceof SendMessageCommand) interruption.abort();
  };
  const chosen = ['--from', '2020-01-01T00:00:00.000Z', '--rate', '5'];
  const { error } = await callCommand(['redrive', 'undelivered', ...chosen], queue, interruption);
  expect(error?.message).toMatch(/^Stopped: \d+ letters/);
  expect(error?.message).toContain(
    'Go on with: npx pipeline dead-letters redrive undelivered --from 2020-01-01T00:00:00.000Z --rate 5',
  );
});
