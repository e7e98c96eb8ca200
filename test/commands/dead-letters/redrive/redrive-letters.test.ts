import { DeleteMessageBatchCommand } from '@aws-sdk/client-sqs';
import { Pace } from '../../../../commands/dead-letters/redrive/pace';
import {
  redriveLetters,
  type RedriveOutcome,
} from '../../../../commands/dead-letters/redrive/redrive-letters';
import { LetterStaysError, type RedriveWay } from '../../../../commands/dead-letters/redrive/redrive-way';
import type { Letter } from '../../../../commands/letters/letter';
import type { LetterFilter } from '../../../../commands/letters/letter-filter';
import { letterMemory } from '../../../../commands/letters/letter-memory';
import { LettersInHand } from '../../../../commands/letters/letters-in-hand';
import { unprocessedMessage } from '../../letters/example-messages';
import { QueueInMemory } from '../../letters/queue-in-memory';

const BEGUN_AT = 1_800_000_000_000;

function letters(count: number): QueueInMemory {
  return new QueueInMemory(Array.from({ length: count }, (_, index) => unprocessedMessage(`id-${index}`)));
}

interface Redrive {
  readonly queue: QueueInMemory;
  readonly redrive?: RedriveWay['redrive'];
  readonly filter?: LetterFilter;
  readonly signal?: AbortSignal;
}

/** Redrives, and puts back what is left. */
async function redrive({ queue, filter = {}, ...given }: Redrive) {
  const accepted: string[] = [];
  const outcomes = new Map<string, RedriveOutcome['what']>();
  const underway = new Set<Letter>();
  const way: RedriveWay = {
    objection: ({ target }) => (target === 'arn:other' ? 'for another target' : undefined),
    async redrive(letter) {
      const acceptance = (await given.redrive?.(letter)) ?? { acceptedAt: BEGUN_AT };
      accepted.push(letter.apiRequestId!);
      return acceptance;
    },
  };
  let error: Error | undefined;
  {
    await using hand = new LettersInHand(
      { sqs: queue.client },
      { name: 'unprocessed', url: 'https://queue' },
      letterMemory(),
    );
    await redriveLetters(hand, filter, {
      way,
      pace: new Pace(),
      signal: given.signal ?? new AbortController().signal,
      underway,
      onOutcome: (letter, { what }) => {
        outcomes.set(letter.apiRequestId!, what);
        return Promise.resolve();
      },
    }).catch((cause: Error) => (error = cause));
  }
  const remaining = queue.visible.map((message) => message.MessageId!.replace('letter-', ''));
  const of = (what: RedriveOutcome['what']) =>
    [...outcomes].filter(([, each]) => each === what).map(([id]) => id);
  return { accepted, outcomes, of, remaining, underway, error };
}

test('all letters are redriven once and deleted', async () => {
  const { accepted, of, remaining } = await redrive({ queue: letters(1_000) });
  expect(new Set(accepted).size).toBe(1_000);
  expect(accepted).toHaveLength(1_000);
  expect(of('redriven')).toHaveLength(1_000);
  expect(remaining).toEqual([]);
});

test('interrupted in the middle of ten thousand, each letter is either redriven once and deleted, or still there', async () => {
  const interruption = new AbortController();
  let begun = 0;
  const { accepted, of, remaining, underway } = await redrive({
    queue: letters(10_000),
    signal: interruption.signal,
    redrive: async () => {
      begun += 1;
      if (begun === 5_003) interruption.abort();
      await new Promise(setImmediate);
      return {};
    },
  });
  expect(accepted.length).toBeGreaterThanOrEqual(5_003);
  expect(accepted.length).toBeLessThan(5_100);
  expect(of('redriven')).toEqual(accepted);
  expect(new Set([...accepted, ...remaining]).size).toBe(10_000);
  expect(accepted.length + remaining.length).toBe(10_000);
  expect(underway.size).toBe(0);
});

test('letters for another target, and those that are not meant, stay', async () => {
  const queue = letters(20);
  queue.visible.push(unprocessedMessage('theirs', { target: 'arn:other' }));
  queue.visible.push(unprocessedMessage('else', { code: 'Other' }));
  const { of, remaining } = await redrive({ queue, filter: { error: 'MalformedTransactionError' } });
  expect(of('redriven')).toHaveLength(20);
  expect(of('left')).toEqual(['theirs']);
  expect(remaining.sort()).toEqual(['else', 'theirs']);
});

test('a letter that AWS does not take stays, and the others go on', async () => {
  const { of, remaining } = await redrive({
    queue: letters(30),
    redrive: ({ apiRequestId }) =>
      apiRequestId === 'id-7'
        ? Promise.reject(new LetterStaysError('refused', 'too large'))
        : Promise.resolve({}),
  });
  expect(of('refused')).toEqual(['id-7']);
  expect(of('redriven')).toHaveLength(29);
  expect(remaining).toEqual(['id-7']);
});

test('an error that is about more than a letter ends it, when what was accepted is deleted', async () => {
  let begun = 0;
  const { accepted, of, remaining, error } = await redrive({
    queue: letters(200),
    redrive: () => {
      begun += 1;
      return begun > 55 ? Promise.reject(new Error('AccessDenied')) : Promise.resolve({});
    },
  });
  expect(error?.message).toBe('AccessDenied');
  expect(of('redriven').sort()).toEqual(accepted.sort());
  expect(accepted.length + remaining.length).toBe(200);
});

test('what was accepted and could not be deleted is named', async () => {
  const queue = letters(10);
  queue.onRequest = (command) => {
    if (command instanceof DeleteMessageBatchCommand) throw new Error('no network');
  };
  const { of, remaining, error } = await redrive({ queue });
  expect(of('redriven, not deleted')).toHaveLength(10);
  expect(remaining).toHaveLength(10);
  expect(error?.message).toBe('no network');
});

test('what fails again before its redrive is answered is not redriven a second time', async () => {
  const queue = letters(40);
  const { accepted, of } = await redrive({
    queue,
    redrive: async ({ message }) => {
      queue.visible.push({
        ...message,
        MessageId: `${message.MessageId}-2`,
        ReceiptHandle: `${message.ReceiptHandle}-2`,
      });
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      return {};
    },
  });
  expect(accepted).toHaveLength(40);
  expect(of('redriven').length + of('left').length).toBe(40);
});

test('what fails again while the redrive goes on is not redriven again and again', async () => {
  const queue = letters(100);
  const { accepted, of, remaining } = await redrive({
    queue,
    redrive: ({ apiRequestId }) => {
      queue.visible.push(unprocessedMessage(`${apiRequestId}-again`, { sentAt: BEGUN_AT + 1 }));
      return Promise.resolve({ acceptedAt: BEGUN_AT });
    },
  });
  expect(accepted).toHaveLength(100);
  expect(accepted.every((id) => !id.endsWith('-again'))).toBe(true);
  expect(of('left').length).toBeGreaterThan(0);
  expect(remaining).toHaveLength(100);
});
