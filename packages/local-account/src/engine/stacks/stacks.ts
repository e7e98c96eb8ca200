import { randomUUID } from 'node:crypto';
import type { StackStatus } from '@aws-sdk/client-cloudformation';
import { arn } from '../../arn';
import type { Clock } from '../../clock/clock';
import type { DeploymentPorts } from './deployment-ports';
import type { KeptStacks } from './kept-stacks';
import { removalOrder } from './removal-order';
import type { DriftOfResource } from './resource-drift';
import { Stack } from './stack';
import { type RollbackRequest, StackOperations } from './stack-operations';
import { planStack, type StackPlan } from './stack-plan';
import type { StackRequest } from './stack-request';
import type { StackView } from './stack-view';
import type { StackedResource } from './stacked-resource';
import { CREATING, UPDATING } from './steps';

export interface StacksProps extends Omit<
  DeploymentPorts,
  'neighbours' | 'firstGeneration' | 'takeRetained'
> {
  readonly clock: Pick<Clock, 'now'>;
  /** What an earlier run has kept; it is told of each operation's end. */
  readonly kept: Pick<KeptStacks, 'find' | 'settle'>;
  /** Is told of each operation's end, with how many of the stack's events there were before it. @default - nobody is */
  readonly onSettled?: (stack: StackView, eventsBefore: number) => void;
}

export interface DeleteRequest {
  /** Logical ids of resources that stay. @default - none but those whose `DeletionPolicy` says so */
  readonly retain?: readonly string[];
  readonly clientRequestToken?: string;
}

/** How many stacks can be asked for still after they were deleted. */
const MOST_DELETED = 100;

/**
 * The stacks of an account. An operation begins at once and goes on by itself; whether it may begin is for the caller to say, by the
 * stack's status.
 */
export class Stacks {
  private readonly present: Stack[] = [];
  private readonly gone: Stack[] = [];
  private readonly ports: Omit<DeploymentPorts, 'firstGeneration' | 'takeRetained'>;
  private readonly operations: StackOperations;

  constructor(private readonly props: StacksProps) {
    this.ports = { ...props, neighbours: (stack) => this.present.filter((other) => other !== stack) };
    this.operations = new StackOperations(this.ports, props.kept);
  }

  /** Those that are there, in the order of their creation. */
  list(): readonly StackView[] {
    return this.present;
  }

  /** The deleted ones, as far as they are remembered. */
  deleted(): readonly StackView[] {
    return this.gone;
  }

  /** @returns undefined if there is none; a deleted one is found by its id alone */
  find(nameOrId: string): StackView | undefined {
    const found = this.present.find(
      ({ stackName, stackId }) => nameOrId === stackName || nameOrId === stackId,
    );
    return found ?? this.gone.find(({ stackId }) => nameOrId === stackId);
  }

  /** All resources that are there. */
  liveResources(): readonly StackedResource[] {
    return this.present.flatMap(({ resources }) => resources.filter(({ live }) => live));
  }

  /** Makes a stack that has nothing yet but a change set. */
  review(stackName: string): StackView {
    const stack = this.add(stackName);
    stack.begin('REVIEW_IN_PROGRESS', undefined, 'User Initiated');
    return stack;
  }

  /** @param stackOrName a stack in review, or the name of a new one */
  create(stackOrName: StackView | string, request: StackRequest): StackView {
    const stack = typeof stackOrName === 'string' ? this.add(stackOrName) : this.own(stackOrName);
    stack.request = request;
    this.begin(stack, CREATING.inProgress, request, () => this.operations.deploy(stack, request, CREATING));
    return stack;
  }

  update(view: StackView, request: StackRequest): void {
    const stack = this.own(view);
    stack.updatedAt = stack.now();
    this.begin(stack, UPDATING.inProgress, request, () => this.operations.deploy(stack, request, UPDATING));
  }

  delete(view: StackView, request: DeleteRequest = {}): void {
    const stack = this.own(view);
    const { status } = stack;
    this.begin(stack, 'DELETE_IN_PROGRESS', request, () =>
      this.operations.delete(stack, request.retain ?? [], status),
    );
  }

  /** Takes back what a failed operation has left, of a stack in CREATE_FAILED, UPDATE_FAILED or UPDATE_ROLLBACK_FAILED. */
  rollback(view: StackView, request: RollbackRequest = {}): void {
    const stack = this.own(view);
    const { rollingBack } = stack.status === CREATING.failed ? CREATING : UPDATING;
    this.begin(stack, rollingBack, request, () => this.operations.rollback(stack, request));
  }

  /**
   * What it would mean to make a stack what is requested.
   *
   * @param view one in review has nothing yet
   * @param drifts as of `planStack`
   */
  plan(view: StackView, request: StackRequest, drifts?: ReadonlyMap<string, DriftOfResource>): StackPlan {
    return planStack(this.own(view), request, this.ports, drifts);
  }

  protect(view: StackView, terminationProtection: boolean): void {
    const stack = this.own(view);
    stack.terminationProtection = terminationProtection;
    this.props.kept.settle(stack);
  }

  /** Waits for the end of the operation that goes on. @returns what went wrong in it */
  async settled(view: StackView): Promise<Error | undefined> {
    const stack = this.own(view);
    await stack.operation;
    return stack.failure;
  }

  /** Stops all resources, the last created first. @throws the first error, once all are stopped */
  async stop(): Promise<void> {
    const stacked = [...this.present].reverse().flatMap(({ resources }) => removalOrder(resources));
    const live = [
      ...stacked.flatMap((resource) => resource.live ?? []),
      ...this.operations.retained.flatMap((resource) => resource.live ?? []),
    ];
    const errors: unknown[] = [];
    for (const resource of live) {
      try {
        await resource.stop?.();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }

  /**
   * Stops what is in a stack and forgets it, without deleting anything.
   *
   * @throws what a resource throws
   */
  async abandon(view: StackView): Promise<void> {
    const stack = this.own(view);
    this.present.splice(this.present.indexOf(stack), 1);
    for (const { live } of removalOrder(stack.resources)) await live?.stop?.();
  }

  private add(stackName: string): Stack {
    const { account, clock, kept } = this.props;
    const stackId =
      kept.find(stackName)?.stackId ?? arn(account, 'cloudformation', `stack/${stackName}/${randomUUID()}`);
    const stack = new Stack(stackName, stackId, clock);
    this.present.push(stack);
    return stack;
  }

  private own(view: StackView): Stack {
    const stack = [...this.present, ...this.gone].find((one) => one === view);
    if (!stack) throw new Error(`${view.stackName} is no stack of this account.`);
    return stack;
  }

  private begin(
    stack: Stack,
    status: StackStatus,
    { clientRequestToken }: { readonly clientRequestToken?: string },
    operate: () => Promise<void>,
  ): void {
    const eventsBefore = stack.events.length;
    stack.begin(status, clientRequestToken, 'User Initiated');
    stack.operation = operate().then(() => {
      this.forgetDeleted(stack);
      this.props.kept.settle(stack);
      this.props.onSettled?.(stack, eventsBefore);
    });
  }

  private forgetDeleted(stack: Stack): void {
    if (stack.status !== 'DELETE_COMPLETE') return;
    this.present.splice(this.present.indexOf(stack), 1);
    this.gone.push(stack);
    if (this.gone.length > MOST_DELETED) this.gone.shift();
  }
}
