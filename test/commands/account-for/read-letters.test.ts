import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { Ledger } from '../../../commands/account-for/ledger';
import { LetterReader } from '../../../commands/account-for/read-letters';
import type { Connection } from '../../../commands/aws/connection';
import type { DeployedStack } from '../../../commands/aws/deployed-stack';
import { letterMemory } from '../../../commands/letters/letter-memory';
import { unprocessedMessage } from '../letters/example-messages';
import { QueueInMemory } from '../letters/queue-in-memory';

function readerOf(queue: QueueInMemory): LetterReader {
  const where = {
    connection: { sqs: queue.client } as unknown as Connection,
    stack: { output: (name: string) => name } as unknown as DeployedStack,
    since: 0,
    signal: new AbortController().signal,
  };
  return new LetterReader(where, new Ledger(), letterMemory());
}

test('letters that somebody else has in hand are not seen, also while there are no more of them', async () => {
  const queue = new QueueInMemory([]);
  queue.hidden.set('theirs', unprocessedMessage('theirs'));
  const reader = readerOf(queue);

  await reader.read();
  expect(reader.isComplete).toBe(false);
  await reader.read();
  expect(reader.isComplete).toBe(false);
});

test('a queue with no more letters than before is not looked into again', async () => {
  const queue = new QueueInMemory([unprocessedMessage('one')]);
  const reader = readerOf(queue);
  await reader.read();

  queue.onRequest = (command) => {
    if (command instanceof ReceiveMessageCommand) throw new Error('looked into');
  };
  await expect(reader.read()).resolves.toBe(0);
  expect(reader.isComplete).toBe(true);
});
