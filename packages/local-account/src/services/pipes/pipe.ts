import type { Caller } from '../../access/caller';
import { checkAtCreation, CreationRefused } from '../../access/creation-refused';
import type { Timer } from '../../clock/clock';
import { PipeConflict } from './pipe-conflict';
import { pollSource } from './pipe-polling';
import type { PipePorts, PipeProps } from './pipe-props';

/** Those of the states of AWS's API that a pipe of a local run can be in. */
export type PipeState = 'RUNNING' | 'STOPPED' | 'STARTING' | 'STOPPING' | 'START_FAILED' | 'UPDATING';

/** "Starts with up to 5 concurrent batches"; AWS then scales up, a laptop has no need to. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html */
const CONCURRENT_BATCHES = 5;

/** What the role needs on the source queue. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html */
const SOURCE_OPERATIONS = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];

/** Moves messages from a queue to its target. */
export class Pipe {
  private readonly pollers: Promise<void>[] = [];
  private polling: AbortController | undefined;
  private starting: Timer | undefined;
  private state: PipeState = 'STOPPED';
  /** What an update will lead to. */
  private updatedTo: 'RUNNING' | 'STOPPED' = 'STOPPED';
  private reason: string | undefined;
  readonly creationTime: Date;
  private modified: Date;

  constructor(
    private currentProps: PipeProps,
    private readonly ports: PipePorts,
  ) {
    this.creationTime = new Date(ports.clock.now());
    this.modified = this.creationTime;
  }

  get props(): PipeProps {
    return this.currentProps;
  }

  /**
   * Checks what AWS checks when a pipe is created: that the role can be assumed and may read the source, and nothing about the
   * target. AWS's words for the latter are known from https://github.com/terraform-aws-modules/terraform-aws-eventbridge/pull/133.
   * Not confirmed against AWS: the words for a role that cannot be assumed, and that all three operations are tried.
   *
   * @param props @default - those that it has
   * @throws CreationRefused
   */
  checkPermissions(props = this.props): void {
    const refusal = (reason: string) => ({
      code: 'ValidationException',
      message: `Input parameter is invalid from the request due to : ${reason}`,
    });
    const caller = checkAtCreation(
      () => this.assumeRole(props),
      () => refusal('The provided customer role cannot be assumed by Pipes'),
    );
    for (const operation of SOURCE_OPERATIONS) {
      checkAtCreation(
        () => this.ports.access.require(caller, `sqs:${operation}`, props.sourceQueueArn),
        () => refusal(`The provided customer role does not have permissions to call ${operation} on SQS`),
      );
    }
  }

  get currentState(): PipeState {
    return this.state;
  }

  get desiredState(): 'RUNNING' | 'STOPPED' {
    if (this.state === 'UPDATING') return this.updatedTo;
    return this.state === 'RUNNING' || this.state === 'STARTING' ? 'RUNNING' : 'STOPPED';
  }

  /** Why the pipe is in its state, if it was not asked to be. */
  get stateReason(): string | undefined {
    return this.reason;
  }

  /** When it was last changed, or started or stopped by a caller of the API. */
  get lastModifiedTime(): Date {
    return this.modified;
  }

  /**
   * Starts the pipe and does not wait for it: it is STARTING, then RUNNING, or START_FAILED where its role lacks a permission.
   *
   * @throws PipeConflict in any state but STOPPED and START_FAILED; that AWS refuses it in each of them is not confirmed
   */
  beginStart(): void {
    if (this.state !== 'STOPPED' && this.state !== 'START_FAILED') throw this.conflict('started');
    this.enter('STARTING');
    this.starting = this.ports.clock.after(0, () => {
      try {
        this.checkPermissions();
        this.start();
        this.recordState();
      } catch (error) {
        if (!(error instanceof CreationRefused)) throw error;
        this.enter('START_FAILED', error.message);
        this.recordState();
      }
    });
  }

  /**
   * Stops the pipe and does not wait for it: it is STOPPING while it has batches in hand, then STOPPED.
   *
   * @throws PipeConflict unless it is RUNNING; that AWS refuses it in every other state is not confirmed
   */
  beginStop(): void {
    if (this.state !== 'RUNNING') throw this.conflict('stopped');
    this.enter('STOPPING');
    void this.stop().then(() => this.recordState());
  }

  /**
   * Gives the pipe other properties: it finishes the batches that it has in hand as it was, and goes on as it is then.
   *
   * @throws CreationRefused as `checkPermissions` does; nothing has changed then
   */
  async update(props: PipeProps, desiredState: 'RUNNING' | 'STOPPED'): Promise<void> {
    this.checkPermissions(props);
    this.updatedTo = desiredState;
    this.enter('UPDATING');
    await this.endPolling();
    this.currentProps = props;
    if (desiredState === 'RUNNING') this.start();
    else this.state = 'STOPPED';
  }

  start(): void {
    this.state = 'RUNNING';
    const { props } = this;
    const { signal } = (this.polling = new AbortController());
    for (let i = 0; i < CONCURRENT_BATCHES; i++) {
      this.pollers.push(pollSource(props, this.ports, () => this.assumeRole(props), signal));
    }
  }

  /** Stops polling and waits for the batches in hand. */
  async stop(): Promise<void> {
    await this.endPolling();
    this.state = 'STOPPED';
  }

  private async endPolling(): Promise<void> {
    this.starting?.cancel();
    this.polling?.abort();
    await Promise.all(this.pollers);
    this.pollers.length = 0;
  }

  private enter(state: PipeState, reason?: string): void {
    this.state = state;
    this.reason = reason;
    this.modified = new Date(this.ports.clock.now());
  }

  private recordState(): void {
    const { name } = this.props;
    this.ports.trace.record(name, {}, { what: 'StateChanged', state: this.state, reason: this.reason });
  }

  private conflict(participle: string): PipeConflict {
    return new PipeConflict(
      this.props.name,
      `Pipe ${this.props.name} is ${this.state} and cannot be ${participle}.`,
    );
  }

  private assumeRole({ roleArn, arn, name }: PipeProps): Caller {
    return this.ports.access.assumeRole(roleArn, 'pipes.amazonaws.com', arn, name.slice(-64));
  }
}
