import { randomUUID } from 'node:crypto';
import type { ResourceStatus, StackStatus } from '@aws-sdk/client-cloudformation';
import type { Clock } from '../../clock/clock';
import { stableUuid } from '../stable-uuid';
import type { StackEvent } from './stack-event';
import type { StackRequest } from './stack-request';
import type { ResourceNotRun, StackOutput, StackView } from './stack-view';
import type { StackedResource } from './stacked-resource';
import type { UndoStep } from './undo';

/** The latest are kept. */
const MOST_EVENTS = 10_000;

/** What a stack is, and what has happened to it. Operations change it; they are in `stack-operations.ts`. */
export class Stack implements StackView {
  status: StackStatus = 'REVIEW_IN_PROGRESS';
  statusReason: string | undefined;
  request: StackRequest | undefined;
  terminationProtection = false;
  updatedAt: Date | undefined;
  deletedAt: Date | undefined;
  outputs: readonly StackOutput[] = [];
  imports: readonly string[] = [];
  readonly createdAt: Date;
  readonly byLogicalId = new Map<string, StackedResource>();
  readonly events: StackEvent[] = [];
  /** How the last operation is taken back, for as long as it can be. */
  undoSteps: UndoStep[] = [];
  /** What went wrong in the last operation. */
  failure: Error | undefined;
  /** The operation that goes on, or the last one. It does not fail. */
  operation: Promise<void> = Promise.resolve();
  private operationId = '';
  private clientRequestToken: string | undefined;
  private eventCount = 0;

  constructor(
    readonly stackName: string,
    readonly stackId: string,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.createdAt = this.now();
  }

  get resources(): readonly StackedResource[] {
    return [...this.byLogicalId.values()];
  }

  get notRun(): readonly ResourceNotRun[] {
    return this.resources.flatMap(({ logicalId, type, live }) =>
      live?.notRun === undefined ? [] : [{ logicalId, type, reason: live.notRun }],
    );
  }

  now(): Date {
    return new Date(this.clock.now());
  }

  /** Begins an operation: its token is shown with each of its events. */
  begin(status: StackStatus, clientRequestToken: string | undefined, reason?: string): void {
    this.clientRequestToken = clientRequestToken;
    this.failure = undefined;
    this.operationId = randomUUID();
    this.become(status, reason);
  }

  /** What follows takes the failed operation back. */
  beginRollback(status: StackStatus, reason: string): void {
    this.operationId = randomUUID();
    this.become(status, reason);
  }

  become(status: StackStatus, reason?: string): void {
    this.status = status;
    this.statusReason = reason;
    this.record({
      logicalId: this.stackName,
      physicalId: this.stackId,
      type: 'AWS::CloudFormation::Stack',
      time: this.now(),
      status,
      statusReason: reason,
    });
  }

  /** @param physicalId shown with the event. @default - the resource's */
  resourceBecomes(
    resource: StackedResource,
    status: ResourceStatus,
    reason?: string,
    physicalId = resource.physicalId,
  ): void {
    resource.status = status;
    resource.statusReason = reason;
    resource.updatedAt = this.now();
    this.record({
      logicalId: resource.logicalId,
      physicalId,
      type: resource.type,
      time: resource.updatedAt,
      status,
      statusReason: reason,
      properties: resource.wanted.maskedProperties,
    });
  }

  private record(given: Omit<StackEvent, 'eventId' | 'operationId' | 'clientRequestToken'>): void {
    this.eventCount += 1;
    // Clients put events in the order of their times: each has one of its own.
    const after = (this.events.at(-1)?.time.getTime() ?? 0) + 1;
    const step = { ...given, time: new Date(Math.max(given.time.getTime(), after)) };
    const eventId =
      step.type === 'AWS::CloudFormation::Stack'
        ? stableUuid(`${this.stackId} ${this.eventCount}`)
        : `${step.logicalId}-${step.status}-${step.time.toISOString()}`;
    const { clientRequestToken, operationId } = this;
    this.events.push({ ...step, eventId, operationId, clientRequestToken });
    if (this.events.length > MOST_EVENTS) this.events.shift();
  }
}
