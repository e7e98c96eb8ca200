import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { letterMemory } from '../../../commands/letters/letter-memory';
import { LettersInHand } from '../../../commands/letters/letters-in-hand';
import { unprocessedMessage } from './example-messages';
import { QueueInMemory } from './queue-in-memory';

const URL = 'https://sqs.us-east-1.amazonaws.com/111122223333/unprocessed';

function letters(count: number): QueueInMemory {
  return new QueueInMemory(Array.from({ length: count }, (_, index) => unprocessedMessage(`id-${index}`)));
}

const inHandOf = (queue: QueueInMemory, memory = letterMemory()) =>
  new LettersInHand({ sqs: queue.client }, { name: 'unprocessed', url: URL }, memory);

const { signal } = new AbortController();

test('each of many letters is seen once, and all are back afterwards', async () => {
  const queue = letters(1_005);
  const seen: (string | undefined)[] = [];
  {
    await using hand = inHandOf(queue);
    const received = await hand.receiveAll(
      (batch) => {
        seen.push(...batch.map(({ apiRequestId }) => apiRequestId));
        return Promise.resolve('go on');
      },
      { signal },
    );
    expect(received).toEqual({ letters: 1_005, hiddenByOthers: 0, isComplete: true });
    expect(queue.hidden.size).toBe(1_005);
  }
  expect(new Set(seen).size).toBe(1_005);
  expect(seen).toHaveLength(1_005);
  expect(queue.visible).toHaveLength(1_005);
});

test('a letter that SQS gives out twice is seen once', async () => {
  const queue = letters(5);
  queue.visible.push(...queue.visible);
  await using hand = inHandOf(queue);
  let seen = 0;
  await hand.receiveAll(
    (batch) => {
      seen += batch.length;
      return Promise.resolve('go on');
    },
    { signal },
  );
  expect(seen).toBe(5);
});

test.each([
  ['enough', 40],
  ['in vain', 230],
] as const)('it ends early when what comes is %s', async (answer, most) => {
  const queue = letters(500);
  await using hand = inHandOf(queue);
  const received = await hand.receiveAll(() => Promise.resolve(answer), { signal });
  expect(received.isComplete).toBe(false);
  expect(received.letters).toBeLessThanOrEqual(most);
});

test('an empty answer is not the end while SQS counts more', async () => {
  const queue = letters(25);
  queue.emptyAnswers = 2;
  await using hand = inHandOf(queue);
  const received = await hand.receiveAll(() => Promise.resolve('go on'), { signal });
  expect(received).toEqual({ letters: 25, hiddenByOthers: 0, isComplete: true });
});

test('who spares letters begins with one, also after an empty answer', async () => {
  const queue = letters(25);
  queue.emptyAnswers = 1;
  const sizes: (number | undefined)[] = [];
  queue.onRequest = (command) => {
    if (command instanceof ReceiveMessageCommand) sizes.push(command.input.MaxNumberOfMessages);
  };
  await using hand = inHandOf(queue);
  await hand.receiveAll(() => Promise.resolve('go on'), { signal, upToReceives: 3 });
  expect(sizes.slice(0, 3)).toEqual([1, 1, 10]);
});

test('an interruption ends it, and what was received goes back', async () => {
  const queue = letters(500);
  const interruption = new AbortController();
  {
    await using hand = inHandOf(queue);
    await hand.receiveAll(
      () => {
        interruption.abort();
        return Promise.resolve('go on');
      },
      { signal: interruption.signal },
    );
    expect(queue.hidden.size).toBeGreaterThan(0);
  }
  expect(queue.visible).toHaveLength(500);
});

test('an error of SQS is passed on, and what was received goes back', async () => {
  const queue = letters(500);
  let receives = 0;
  queue.onRequest = (command) => {
    if (command instanceof ReceiveMessageCommand && (receives += 1) > 10) throw new Error('no network');
  };
  const looking = async () => {
    await using hand = inHandOf(queue);
    await hand.receiveAll(() => Promise.resolve('go on'), { signal });
  };
  await expect(looking()).rejects.toThrow('no network');
  expect(queue.visible).toHaveLength(500);
});

test('what was deleted does not come back', async () => {
  const queue = letters(30);
  {
    await using hand = inHandOf(queue);
    await hand.receiveAll(
      async (batch) => {
        expect(await hand.delete(batch.slice(0, 5))).toEqual(new Map());
        return 'go on';
      },
      { signal },
    );
  }
  expect(queue.visible).toHaveLength(15);
});

test('what was seen is remembered when it is back, and what was deleted is not', async () => {
  const memory = letterMemory();
  const queue = letters(5);
  const remembered = () => memory.recall(`${URL} undefined`).map(({ messageId }) => messageId);
  const idsIn = (messages: readonly { MessageId?: string }[]) => messages.map(({ MessageId }) => MessageId);
  {
    await using hand = inHandOf(queue, memory);
    await hand.receiveAll(() => Promise.resolve('go on'), { signal });
    expect(remembered()).toEqual([]);
  }
  expect(remembered()).toEqual(idsIn(queue.visible));
  {
    await using hand = inHandOf(queue, memory);
    await hand.receiveAll(
      async (batch) => {
        await hand.delete(batch.slice(0, 2));
        return 'enough';
      },
      { signal },
    );
  }
  expect(queue.visible).toHaveLength(3);
  expect(new Set(remembered())).toEqual(new Set(idsIn(queue.visible)));
});
