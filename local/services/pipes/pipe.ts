import type { Message } from '@aws-sdk/client-sqs';
import type { PutEventsResponse } from '@aws-sdk/client-eventbridge';
import type { Access } from '../../access/access';
import type { Caller } from '../../access/caller';
import type { Account } from '../../account';
import { AwsError } from '../../aws-error';
import type { Trace } from '../../trace/trace';
import type { EventsService } from '../events/events-service';
import { queueUrlOf } from '../queue-url';
import type { SqsService } from '../sqs';
import type { PipeLog } from './pipe-log';
import { pipeRecord } from './pipe-record';

export interface PipeProps {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly sourceQueueArn: string;
  readonly batchSize: number;
  readonly targetBusArn: string;
  readonly source: string;
  readonly detailType: string;
  readonly resources: readonly string[];
  readonly log: PipeLog;
}

export interface PipePorts {
  readonly account: Account;
  readonly access: Access;
  readonly trace: Trace;
  readonly sqs: SqsService;
  readonly events: EventsService;
}

/** "Starts with up to 5 concurrent batches"; AWS then scales up, a laptop has no need to. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html */
const CONCURRENT_BATCHES = 5;

const LONG_POLL_SECONDS = 20;

/** The wait after a poll that failed, for a missing permission, say. Not confirmed against AWS. */
const POLL_FAILURE_WAIT_MS = 1_000;

/**
 * Moves messages from a queue to a bus, each as the record it is. A message is deleted once its event was taken; what was not
 * taken comes back by the queue's visibility timeout, until the queue's own redrive policy moves it away.
 */
export class Pipe {
  private readonly pollers: Promise<void>[] = [];
  private polling: AbortController | undefined;

  constructor(
    readonly props: PipeProps,
    private readonly ports: PipePorts,
  ) {}

  /**
   * Checks what AWS checks when a pipe is created: that the role can be assumed and may read the source.
   *
   * @throws AccessDenied
   */
  checkPermissions(): void {
    const caller = this.assumeRole();
    for (const action of ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']) {
      this.ports.access.require(caller, action, this.props.sourceQueueArn);
    }
  }

  start(): void {
    const polling = new AbortController();
    this.polling = polling;
    for (let i = 0; i < CONCURRENT_BATCHES; i++) this.pollers.push(this.poll(polling.signal));
  }

  /** Stops polling and waits for the batches in hand. */
  async stop(): Promise<void> {
    this.polling?.abort();
    await Promise.all(this.pollers.splice(0));
  }

  private assumeRole(): Caller {
    const { roleArn, arn, name } = this.props;
    return this.ports.access.assumeRole(roleArn, 'pipes.amazonaws.com', arn, name.slice(-64));
  }

  private async poll(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const caller = this.assumeRole();
        const messages = await this.receive(caller, signal);
        if (messages.length > 0) await this.move(messages, caller);
      } catch (error) {
        this.batchFailed(error, 0);
        await pause(POLL_FAILURE_WAIT_MS, signal);
      }
    }
  }

  private async receive(caller: Caller, signal: AbortSignal): Promise<readonly Message[]> {
    const { sqs } = this.ports;
    const { Messages = [] } = await sqs.receiveMessage(
      caller,
      {
        QueueUrl: queueUrlOf(this.props.sourceQueueArn),
        MaxNumberOfMessages: this.props.batchSize,
        WaitTimeSeconds: LONG_POLL_SECONDS,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      },
      { signal },
    );
    return Messages;
  }

  /** One execution of the pipe. A failure leaves the messages where they are. */
  private async move(messages: readonly Message[], caller: Caller): Promise<void> {
    const log = this.props.log.execution();
    log('EXECUTION_STARTED');
    log('TARGET_INVOCATION_STARTED');
    let result: PutEventsResponse;
    try {
      result = this.putEvents(messages, caller);
    } catch (error) {
      const failure = this.batchFailed(error, messages.length);
      log('TARGET_INVOCATION_FAILED', failure);
      log('EXECUTION_FAILED', failure);
      return;
    }
    const { Entries = [] } = result;
    await this.delete(
      messages.filter((_, index) => Entries[index]?.EventId !== undefined),
      caller,
    );
    const refused = Entries.find(({ ErrorCode }) => ErrorCode !== undefined);
    if (!refused) {
      log('TARGET_INVOCATION_SUCCEEDED');
      log('EXECUTION_SUCCEEDED');
      return;
    }
    const error = new AwsError(refused.ErrorCode ?? '', refused.ErrorMessage ?? '');
    const failure = this.batchFailed(error, result.FailedEntryCount ?? 0);
    log('TARGET_INVOCATION_PARTIALLY_FAILED', failure);
    log('EXECUTION_PARTIALLY_FAILED', failure);
  }

  private putEvents(messages: readonly Message[], caller: Caller): PutEventsResponse {
    const { sourceQueueArn, targetBusArn, source, detailType, resources } = this.props;
    return this.ports.events.putEvents(
      caller,
      messages.map((message) => ({
        EventBusName: targetBusArn,
        Source: source,
        DetailType: detailType,
        Resources: [...resources],
        Detail: pipeRecord(message, sourceQueueArn, this.ports.account.region),
      })),
    );
  }

  private async delete(messages: readonly Message[], caller: Caller): Promise<void> {
    const { sqs } = this.ports;
    for (const { ReceiptHandle } of messages) {
      await sqs.deleteMessage(caller, { QueueUrl: queueUrlOf(this.props.sourceQueueArn), ReceiptHandle });
    }
  }

  private batchFailed(error: unknown, messages: number): { code: string; message: string } {
    if (!(error instanceof AwsError)) throw error;
    const { code, message } = error;
    this.ports.trace.record(
      this.props.name,
      {},
      { what: 'PipeBatchFailed', error: `${code}: ${message}`, messages },
    );
    return { code, message };
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
