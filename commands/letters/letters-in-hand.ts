import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Connection } from '../aws/connection';
import { inBatches } from './in-batches';
import { type Letter, readLetter } from './letter';
import type { LetterMemory } from './letter-memory';
import { countMessages, type LetterQueue } from './letter-queue';
import { memoryKeyOf, REMEMBERED, rememberLetters } from './remember-letters';
import { type SeenLetter, seenLetterOf } from './seen-letter';

/** SQS gives out no more at once, and takes no more entries in a batch. */
const BATCH_SIZE = 10;

/**
 * So many messages of a queue can be hidden at once; a long poll for more comes back empty.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html
 */
const MOST_IN_FLIGHT = 120_000;

/** So many receive at once. Each may hold ten letters of 1 MiB. */
const RECEIVERS = 4;

/**
 * A long poll asks all of SQS's servers, so that it comes back empty only if there is nothing to be received; a short one may overlook
 * what is there.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
 */
const WAIT_SECONDS = 1;

/** After so many empty answers in a row there is nothing more, though SQS counted more: its counts may be off for a minute. */
const EMPTY_IN_DOUBT = 3;

/** After so many batches in a row with nothing that was wanted, no more are waited for: new letters may come as fast as they are received. */
const BATCHES_IN_VAIN = 20;

export interface ReceiveOptions {
  /** Ends it between two batches. What was received stays in hand. */
  readonly signal: AbortSignal;
  /**
   * Ends it once a letter comes for this time, such as `LEAVES_AGE_METRIC_AT`. @default - as often as you like
   */
  readonly upToReceives?: number;
}

/**
 * Is told of letters.
 *
 * @returns `in vain` if none of them is what is looked for, and many more like them may come; `enough` if no more are wanted
 */
export type Take = (letters: readonly Letter[]) => Promise<'go on' | 'in vain' | 'enough'>;

/** How a queue was gone through. */
export interface Received {
  /** Different letters. */
  readonly letters: number;
  /** Letters that SQS said others had received, and which are hidden therefore. */
  readonly hiddenByOthers: number;
  /** Whether there was nothing more to receive. */
  readonly isComplete: boolean;
}

/**
 * Dead letters that were received. SQS has no list of what is in a queue, and no order: to see each letter once, those that were seen
 * have to stay hidden until all were. They go back when this is disposed of; if that does not come about, by themselves, when their
 * visibility timeout is over. What was seen then, and what is gone, is remembered.
 */
export class LettersInHand implements AsyncDisposable {
  /** Receipt handles by message id. */
  private readonly handles = new Map<string, string>();
  private hiddenSeconds = 0;
  /** By message id. */
  private readonly seen = new Map<string, SeenLetter>();
  private readonly deleted = new Set<string>();
  /** Whether there is no letter in the queue that is not among them. */
  private hasSeenAll = false;

  constructor(
    private readonly connection: Pick<Connection, 'sqs'>,
    private readonly queue: LetterQueue,
    private readonly memory: LetterMemory,
  ) {}

  /**
   * Receives every letter that there is, at most ten at a time.
   *
   * @param take is told of each batch, of several at the same time
   * @throws what `take` throws, when what others had begun has ended
   */
  async receiveAll(take: Take, { signal, upToReceives }: ReceiveOptions): Promise<Received> {
    const { visible, hidden } = await countMessages(this.connection, this.queue.url);
    this.hiddenSeconds = hiddenSecondsFor(visible);
    const isSparing = upToReceives !== undefined;
    const round = {
      seen: new Set<string>(),
      batchesInVain: 0,
      emptyInARow: 0,
      isOver: false,
      isComplete: false,
    };
    const receive = async () => {
      try {
        // Where letters are to be spared, one tells of the others: who looked before has received all of them equally often.
        let size = isSparing ? 1 : BATCH_SIZE;
        while (!round.isOver && !signal.aborted) {
          const messages = await this.receive(size);
          round.emptyInARow = messages.length === 0 ? round.emptyInARow + 1 : 0;
          if (messages.length === 0) {
            if (round.seen.size < visible && round.emptyInARow < EMPTY_IN_DOUBT) continue;
            round.isComplete = this.handles.size + hidden < MOST_IN_FLIGHT;
            return;
          }
          size = BATCH_SIZE;
          const letters: Letter[] = [];
          for (const message of messages) {
            const letter = readLetter(this.queue.name, message);
            if (!round.seen.has(letter.messageId)) letters.push(letter);
            round.seen.add(letter.messageId);
            if (this.seen.size < REMEMBERED) this.seen.set(letter.messageId, seenLetterOf(letter));
          }
          const taken = letters.length > 0 ? await take(letters) : 'in vain';
          round.batchesInVain = taken === 'in vain' ? round.batchesInVain + 1 : 0;
          if (letters.some(({ receiveCount }) => receiveCount === upToReceives)) return;
          if (taken === 'enough' || round.batchesInVain >= BATCHES_IN_VAIN) return;
        }
      } finally {
        round.isOver = true;
      }
    };
    const receivers = isSparing ? 1 : Math.min(RECEIVERS, Math.ceil(visible / BATCH_SIZE) || 1);
    const ends = await Promise.allSettled(Array.from({ length: receivers }, receive));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    this.hasSeenAll = round.isComplete && hidden === 0 && round.seen.size === this.seen.size;
    return { letters: round.seen.size, hiddenByOthers: hidden, isComplete: round.isComplete };
  }

  /** Deletes letters for good. @returns those that are still there, by message id, with the reason */
  async delete(letters: readonly Letter[]): Promise<ReadonlyMap<string, string>> {
    const remaining = new Map<string, string>();
    if (letters.length === 0) return remaining;
    const Entries = letters.map(({ messageId }, index) => ({
      Id: String(index),
      ReceiptHandle: this.handles.get(messageId),
    }));
    const { Failed = [] } = await this.connection.sqs.send(
      new DeleteMessageBatchCommand({ QueueUrl: this.queue.url, Entries }),
    );
    for (const { Id, Code = '', Message = '' } of Failed) {
      remaining.set(letters[Number(Id)]?.messageId ?? '', `${Code}: ${Message}`);
    }
    for (const { messageId } of letters) {
      if (remaining.has(messageId)) continue;
      this.handles.delete(messageId);
      this.deleted.add(messageId);
    }
    return remaining;
  }

  /** Keeps hidden what is in hand, for so long from now on. */
  async hideAgain(seconds: number): Promise<void> {
    await this.changeVisibility([...this.handles.values()], seconds);
  }

  /** Puts back what is in hand, so that everybody can receive it at once. @param except stays in hand @default - nothing */
  async putBack(except: readonly Letter[] = []): Promise<void> {
    const kept = new Set(except.map(({ messageId }) => messageId));
    const back = [...this.handles].filter(([messageId]) => !kept.has(messageId));
    for (const [messageId] of back) this.handles.delete(messageId);
    await this.changeVisibility(
      back.map(([, handle]) => handle),
      0,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.putBack();
      await this.remember();
    } catch {
      // They come back by themselves, and what ended the work is what whoever did it has to know.
    }
  }

  private async remember(): Promise<void> {
    if (this.seen.size === 0 && !this.hasSeenAll) return;
    rememberLetters(this.memory, await memoryKeyOf(this.connection, this.queue), {
      seen: this.seen.values(),
      gone: this.deleted,
      isAll: this.hasSeenAll,
    });
  }

  private async receive(MaxNumberOfMessages: number): Promise<Message[]> {
    const { Messages = [] } = await this.connection.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.queue.url,
        MaxNumberOfMessages,
        WaitTimeSeconds: WAIT_SECONDS,
        VisibilityTimeout: this.hiddenSeconds,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
      }),
    );
    for (const { MessageId = '', ReceiptHandle = '' } of Messages) this.handles.set(MessageId, ReceiptHandle);
    return Messages;
  }

  private async changeVisibility(handles: readonly string[], VisibilityTimeout: number): Promise<void> {
    await inBatches(handles, { size: BATCH_SIZE, atOnce: RECEIVERS }, (batch) =>
      this.connection.sqs.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl: this.queue.url,
          Entries: batch.map((ReceiptHandle, index) => ({
            Id: String(index),
            ReceiptHandle,
            VisibilityTimeout,
          })),
        }),
      ),
    );
  }
}

/** A minute, and time to receive the rest before the first ones come back: one that does is received twice, and seen once. */
function hiddenSecondsFor(messages: number): number {
  return Math.min(60 + Math.ceil(messages / 100), 3_600);
}
