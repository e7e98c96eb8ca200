import type { Caller } from '../../../access/caller';
import { AwsError } from '../../../errors/aws-error';
import type { TransactionIdentity } from '../../../trace/trace-record';
import { NEVER_GONE } from '../../../wire/never-gone';
import type { Call } from '../../../wire/operation';
import type { LogStreamName, LogWriter } from '../needs';
import { type FunctionLogEvent, splitMessage, takeBatch } from './log-batch';

/**
 * Writes what one environment logs. Lambda does it with the function's role, and makes the stream, and the group where there is
 * none (Lambda Developer Guide, "Sending Lambda function logs to CloudWatch Logs"). What the role may not do is not done: the
 * denial is in the trace, the lines are lost, and the function does not notice.
 */
export class LogStreamWriter {
  private readonly waiting: FunctionLogEvent[] = [];
  private hasBegun = false;
  private isMade = false;
  private sending: Promise<void> | undefined;

  /** @param writer the role's session, taken on for each call */
  constructor(
    private readonly logs: LogWriter,
    private readonly stream: LogStreamName,
    private readonly writer: () => Caller,
  ) {}

  /** Takes one log event; it is on its way when this returns. */
  write(timestamp: number, message: string, transaction: TransactionIdentity | undefined): void {
    for (const piece of splitMessage(message)) this.waiting.push({ timestamp, message: piece, transaction });
    this.send();
  }

  /** Sends from now on. Lambda makes a function's log group when it is first invoked: an environment that waits makes none. */
  begin(): void {
    this.hasBegun = true;
    this.send();
  }

  /** Waits until all that was written so far has arrived, or is lost. */
  async flush(): Promise<void> {
    await this.sending;
  }

  private send(): void {
    if (!this.hasBegun || this.sending || this.waiting.length === 0) return;
    this.sending = this.sendAll().finally(() => (this.sending = undefined));
  }

  private async sendAll(): Promise<void> {
    while (this.waiting.length > 0) await this.sendBatch(takeBatch(this.waiting));
  }

  private async sendBatch(batch: readonly FunctionLogEvent[]): Promise<void> {
    // Lines of the runtime and of its output come by several ways, and may overtake each other.
    const logEvents = batch
      .map(({ timestamp, message }) => ({ timestamp, message }))
      .sort((a, b) => a.timestamp - b.timestamp);
    try {
      const call = { caller: this.writer(), signal: NEVER_GONE, transaction: batch[0]?.transaction };
      await this.makeStream(call);
      await this.logs.putLogEvents(call, { ...this.stream, logEvents });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
    }
  }

  private async makeStream(call: Call): Promise<void> {
    if (this.isMade) return;
    try {
      await this.logs.createLogStream(call, this.stream);
    } catch (error) {
      if (!isError(error, 'ResourceNotFoundException')) throw error;
      await this.makeGroup(call);
      await this.logs.createLogStream(call, this.stream);
    }
    this.isMade = true;
  }

  private async makeGroup(call: Call): Promise<void> {
    const { logGroupName } = this.stream;
    try {
      await this.logs.createLogGroup(call, { logGroupName });
    } catch (error) {
      // Another environment of the function was first.
      if (!isError(error, 'ResourceAlreadyExistsException')) throw error;
    }
  }
}

function isError(error: unknown, code: string): boolean {
  return error instanceof AwsError && error.code === code;
}
