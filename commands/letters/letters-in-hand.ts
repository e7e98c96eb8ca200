import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Connection } from '../aws/connection';
import { inBatches } from './in-batches';
import { type Letter, readLetter } from './letter';
import { countMessages, type LetterQueue } from './letter-queue';

/** SQS gives out no more at once, and takes no more entries in a batch. */
const BATCH_SIZE = 10;

/** So many receive at once. Each may hold ten letters of 1 MiB. */
const RECEIVERS = 4;

/**
 * A long poll asks all of SQS's servers, so that it comes back empty only if there is nothing to be received; a short one may overlook
 * what is there.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
 */
const WAIT_SECONDS = 1;

/** After so many batches in a row with nothing that was wanted, no more are waited for: new letters may come as fast as they are received. */
const BATCHES_IN_VAIN = 20;

export interface ReceiveOptions {
  /** Ends it between two batches. What was received stays in hand. */
  readonly signal: AbortSignal;
  /**
   * Ends it once a letter comes that was received so often, this time included. SQS leaves a message that was received three times
   * out of `ApproximateAgeOfOldestMessage`. @default - as often as you like
   */
  readonly upToReceives?: number;
}

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
 * visibility timeout is over.
 */
export class LettersInHand implements AsyncDisposable {
  /** Receipt handles by message id. */
  private readonly handles = new Map<string, string>();
  private hiddenSeconds = 0;

  constructor(
    private readonly connection: Pick<Connection, 'sqs'>,
    private readonly queue: LetterQueue,
  ) {}

  /** The longest that letters stay hidden if nobody puts them back. */
  get longestHiddenSeconds(): number {
    return this.hiddenSeconds;
  }

  /**
   * Receives every letter that there is, at most ten at a time.
   *
   * @param take is told of each batch, of several at the same time. @returns whether one that was wanted was among them
   * @throws what `take` throws
   */
  async receiveAll(
    take: (letters: readonly Letter[]) => Promise<boolean>,
    { signal, upToReceives = Infinity }: ReceiveOptions,
  ): Promise<Received> {
    const { visible, hidden } = await countMessages(this.connection, this.queue.url);
    this.hiddenSeconds = hiddenSecondsFor(visible);
    const seen = new Set<string>();
    let batchesInVain = 0;
    let isComplete = false;
    let isOver = false;
    const receive = async () => {
      while (!isOver && !signal.aborted) {
        const messages = await this.receive(BATCH_SIZE);
        if (messages.length === 0) {
          isComplete = true;
          isOver = true;
          return;
        }
        const letters = messages
          .filter(({ MessageId = '' }) => !seen.has(MessageId))
          .map((message) => readLetter(this.queue.name, message));
        for (const { messageId } of letters) seen.add(messageId);
        const isWanted = letters.length > 0 && (await take(letters));
        batchesInVain = isWanted ? 0 : batchesInVain + 1;
        isOver ||=
          batchesInVain >= BATCHES_IN_VAIN || letters.some(({ receiveCount }) => receiveCount >= upToReceives);
      }
    };
    const receivers = await Promise.allSettled(
      Array.from({ length: Math.min(RECEIVERS, Math.ceil(visible / BATCH_SIZE) || 1) }, async () => {
        try {
          await receive();
        } finally {
          isOver = true;
        }
      }),
    );
    for (const receiver of receivers) if (receiver.status === 'rejected') throw receiver.reason;
    return { letters: seen.size, hiddenByOthers: hidden, isComplete };
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
    for (const { messageId } of letters) if (!remaining.has(messageId)) this.handles.delete(messageId);
    return remaining;
  }

  /** Keeps a letter hidden for so long from now on. */
  async hide({ messageId }: Letter, seconds: number): Promise<void> {
    const ReceiptHandle = this.handles.get(messageId);
    await this.connection.sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: this.queue.url,
        Entries: [{ Id: '0', ReceiptHandle, VisibilityTimeout: seconds }],
      }),
    );
  }

  /** Puts back what is in hand, so that everybody can receive it at once. */
  async putBack(): Promise<void> {
    const handles = [...this.handles.values()];
    this.handles.clear();
    await inBatches(handles, { size: BATCH_SIZE, atOnce: RECEIVERS }, (batch) => this.show(batch));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.putBack();
    } catch {
      // They come back by themselves, and what ended the work is what whoever did it has to know.
    }
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

  private async show(handles: readonly string[]): Promise<void> {
    await this.connection.sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: this.queue.url,
        Entries: handles.map((ReceiptHandle, index) => ({
          Id: String(index),
          ReceiptHandle,
          VisibilityTimeout: 0,
        })),
      }),
    );
  }
}

/** A minute, and time to receive the rest before the first ones come back: one that does is received twice, and seen once. */
function hiddenSecondsFor(messages: number): number {
  return Math.min(60 + Math.ceil(messages / 100), 3_600);
}
