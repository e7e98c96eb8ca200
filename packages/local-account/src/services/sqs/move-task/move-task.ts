import { randomUUID } from 'node:crypto';
import type { ListMessageMoveTasksResultEntry } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import type { AccountPorts } from '../../../account-ports';
import type { Timer } from '../../../clock/clock';
import { AwsError } from '../../../errors/aws-error';
import { queueDoesNotExist } from '../error/error';
import type { Message } from '../message/message';
import { requireKeyToReceive, requireKeyToSend } from '../operations/queue-key';
import type { Queue } from '../queue/queue';
import type { QueueMessages } from '../queue/queue-messages';
import type { Queues } from '../queue/queues';
import { taskHandle } from './task-handle';

/** How many messages a task without a rate of its own moves before it lets others have their turn. */
const MESSAGES_A_STEP = 500;

/** Each is written again where it goes: about so much of it waits in memory, and no whole queue of large messages. */
const BYTES_A_STEP = 2 ** 20;

/** SQS Developer Guide, "Configure a dead-letter queue redrive": a task runs for 36 hours at most. */
const LONGEST_RUN_MS = 36 * 60 * 60 * 1000;

/** What a task works on. */
export interface MoveTaskPorts extends Pick<AccountPorts, 'access' | 'account' | 'clock'> {
  readonly queues: Pick<Queues, 'findQueue' | 'getQueue'>;
}

export interface MoveTaskProps {
  /** On whose behalf; the task ends when they may no longer do what it does. */
  readonly caller: Caller;
  readonly source: Queue;
  /** @default - each message goes back to the queue it failed in */
  readonly destinationArn?: string;
  /** @default - as fast as it goes */
  readonly maxNumberOfMessagesPerSecond?: number;
}

/** Sends the messages of a dead-letter queue to where they are tried again. */
export class MoveTask {
  readonly id = randomUUID();
  private readonly startedAt: number;
  private readonly toMove: number;
  private moved = 0;
  private status: 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED' = 'RUNNING';
  private failureReason?: string;
  private timer?: Timer;

  constructor(
    private readonly props: MoveTaskProps,
    private readonly ports: MoveTaskPorts,
  ) {
    this.startedAt = ports.clock.now();
    this.toMove = props.source.messages.counts.visible;
    this.continueIn(0);
  }

  get isRunning(): boolean {
    return this.status === 'RUNNING';
  }

  get handle(): string {
    return taskHandle({ taskId: this.id, sourceArn: this.props.source.arn });
  }

  get movedCount(): number {
    return this.moved;
  }

  /** What ListMessageMoveTasks says of it: the handle only while there is something to cancel. */
  get description(): ListMessageMoveTasksResultEntry {
    const { source, destinationArn, maxNumberOfMessagesPerSecond } = this.props;
    return {
      ...(this.isRunning && { TaskHandle: this.handle }),
      Status: this.status,
      SourceArn: source.arn,
      ...(destinationArn !== undefined && { DestinationArn: destinationArn }),
      ...(maxNumberOfMessagesPerSecond !== undefined && {
        MaxNumberOfMessagesPerSecond: maxNumberOfMessagesPerSecond,
      }),
      ApproximateNumberOfMessagesMoved: this.moved,
      ApproximateNumberOfMessagesToMove: this.toMove,
      ...(this.failureReason !== undefined && { FailureReason: this.failureReason }),
      StartedTimestamp: this.startedAt,
    };
  }

  /** What was moved stays moved. */
  cancel(): void {
    this.end('CANCELLED');
  }

  private async step(): Promise<void> {
    const { source, maxNumberOfMessagesPerSecond: rate } = this.props;
    const areWritten = await source.messages.caughtUp();
    if (!areWritten || !this.isRunning) return;
    const most = rate === undefined ? MESSAGES_A_STEP : 1;
    try {
      for (let count = 0, bytes = 0; count < most && bytes < BYTES_A_STEP; count += 1) {
        const movedBytes = this.moveOne();
        if (movedBytes === undefined) {
          this.end('COMPLETED');
          return;
        }
        bytes += movedBytes;
      }
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      this.failureReason = error.code;
      this.end('FAILED');
      return;
    }
    this.continueIn(rate === undefined ? 0 : 1000 / rate);
  }

  /** @returns how large the message was; undefined if there is none left to move */
  private moveOne(): number | undefined {
    const { source, caller } = this.props;
    const { access, clock, queues } = this.ports;
    if (queues.findQueue(source.arn) !== source) throw queueDoesNotExist();
    // What AWS calls a task that ran out of time is Not confirmed against AWS.
    if (clock.now() - this.startedAt >= LONGEST_RUN_MS) {
      throw new AwsError('TaskTimedOut', 'A message move task runs for 36 hours at most.');
    }
    if (this.moved >= this.toMove) return undefined;
    // For each message anew: the task goes on for hours, and ends when the right is taken away.
    for (const action of ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']) {
      access.require(caller, action, source.arn);
    }
    requireKeyToReceive(this.ports, caller, source);
    const bytes = source.messages.resendNext((message) => this.targetFor(message));
    if (bytes !== undefined) this.moved += 1;
    return bytes;
  }

  private targetFor({ deadLetterQueueSourceArn }: Message): QueueMessages {
    const targetArn = this.props.destinationArn ?? deadLetterQueueSourceArn;
    if (targetArn === undefined) {
      // SQS Developer Guide, "DLQ redrive issues": a message that was sent to the dead-letter queue directly.
      throw new AwsError(
        'CouldNotDetermineMessageSource',
        'The message was not moved here by a redrive policy.',
      );
    }
    const { access, queues } = this.ports;
    const caller = { ...this.props.caller, calledVia: 'sqs.amazonaws.com' };
    access.require(caller, 'sqs:SendMessage', targetArn);
    const target = queues.getQueue(targetArn);
    requireKeyToSend(this.ports, caller, target);
    return target.messages;
  }

  private continueIn(delayMs: number): void {
    this.timer = this.ports.clock.after(delayMs, () => void this.step());
  }

  private end(status: 'COMPLETED' | 'CANCELLED' | 'FAILED'): void {
    this.timer?.cancel();
    this.status = status;
  }
}
