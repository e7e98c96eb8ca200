import type { StackStatus } from '@aws-sdk/client-cloudformation';
import { ownValue } from '../../record-by-name';
import { Deployment } from './deployment';
import type { DeploymentPorts } from './deployment-ports';
import { usersOf } from './exports';
import type { KeptStacks } from './kept-stacks';
import { removalOrder } from './removal-order';
import { isRetained, removeResource } from './remove-resource';
import { isNamedAlike } from './replacement';
import { rollBack } from './roll-back';
import type { Stack } from './stack';
import type { StackRequest } from './stack-request';
import type { StackedResource } from './stacked-resource';
import { CREATING, describeFailed, describeFailedDeployment, type Steps, UPDATING } from './steps';
import type { WantedResource } from './wanted-resource';

export interface RollbackRequest {
  /** Whether resources that are new are deleted, though their `DeletionPolicy` is `Retain`. @default false */
  readonly retainExceptOnCreate?: boolean;
  /** Logical ids of resources that are left as they are. @default - none */
  readonly skip?: readonly string[];
  readonly clientRequestToken?: string;
}

/** What goes on when a stack is created, updated, rolled back or deleted: each ends with one of the stack's statuses, and does not fail. */
export class StackOperations {
  /** Resources that stay though their stacks have let go of them. */
  readonly retained: StackedResource[] = [];
  private readonly retainedCounts = new Map<string, number>();
  private readonly ports: DeploymentPorts;

  constructor(
    ports: Omit<DeploymentPorts, 'firstGeneration' | 'takeRetained'>,
    kept: Pick<KeptStacks, 'find'>,
  ) {
    this.ports = {
      ...ports,
      takeRetained: (wanted) => this.takeRetained(wanted),
      firstGeneration: (stackName, logicalId) => {
        const generation = ownValue(kept.find(stackName)?.generations ?? {}, logicalId);
        return generation ?? this.retainedCounts.get(`${stackName}/${logicalId}`) ?? 0;
      },
    };
  }

  private takeRetained(wanted: WantedResource): StackedResource | undefined {
    const index = this.retained.findIndex((resource) => isNamedAlike(resource, wanted));
    return index < 0 ? undefined : this.retained.splice(index, 1)[0];
  }

  async deploy(stack: Stack, request: StackRequest, steps: Steps): Promise<void> {
    let deployment: Deployment | undefined;
    try {
      deployment = new Deployment(stack, request, this.ports);
      await deployment.run();
    } catch (error) {
      const reason = describeFailedDeployment(deployment ?? NOTHING_FAILED, error as Error);
      return this.fail(stack, request, steps, { error: error as Error, reason });
    }
    await this.complete(stack, request, deployment, steps);
  }

  private async complete(
    stack: Stack,
    request: StackRequest,
    deployment: Deployment,
    steps: Steps,
  ): Promise<void> {
    const replaced = stack.undoSteps.flatMap((step) =>
      step.done === 'replaced' ? step.before : step.resource.takeSuperseded(),
    );
    const removed = stack.resources.filter(({ logicalId }) => !deployment.has(logicalId));
    for (const { logicalId } of removed) stack.byLogicalId.delete(logicalId);
    deployment.settle();
    stack.undoSteps = [];
    stack.request = request;
    stack.outputs = deployment.outputs;
    stack.imports = deployment.imports;
    if (steps.cleaningUp) stack.become(steps.cleaningUp);
    await this.clean(stack, [...removed, ...replaced], (resource) => {
      const { deletionPolicy, updateReplacePolicy } = resource.wanted;
      return isRetained(removed.includes(resource) ? deletionPolicy : updateReplacePolicy);
    });
    stack.become(steps.complete);
  }

  private async fail(
    stack: Stack,
    request: StackRequest,
    steps: Steps,
    { error, reason }: { readonly error: Error; readonly reason: string },
  ): Promise<void> {
    stack.failure = error;
    if (request.onFailure === 'DO_NOTHING') {
      stack.become(steps.failed, reason);
    } else if (request.onFailure === 'DELETE' && steps === CREATING) {
      stack.become('DELETE_IN_PROGRESS', `${reason}Delete requested by user.`);
      await this.delete(stack, [], steps.failed);
    } else {
      stack.beginRollback(
        steps.rollingBack,
        steps === CREATING ? `${reason}Rollback requested by user.` : reason,
      );
      await this.rollback(stack, request);
    }
  }

  /** @param stack in the status of being rolled back */
  async rollback(stack: Stack, { retainExceptOnCreate = false, skip }: RollbackRequest): Promise<void> {
    const steps = stack.status === CREATING.rollingBack ? CREATING : UPDATING;
    const { created, failed } = await rollBack(stack, skip);
    if (failed !== undefined) {
      stack.become(steps.rollbackFailed, describeFailed('update', [failed]));
      return;
    }
    if (steps.cleaningUpRollback) stack.become(steps.cleaningUpRollback);
    const left = await this.clean(
      stack,
      created,
      ({ isImported, wanted }) =>
        isImported ||
        (!retainExceptOnCreate && isRetained(wanted.deletionPolicy, { isCreationRolledBack: true })),
    );
    if (steps === CREATING && left.length > 0) {
      stack.become(steps.rollbackFailed, describeFailed('delete', idsOf(left)));
    } else stack.become(steps.rolledBack);
  }

  /**
   * What a resource needs that cannot be deleted stays with it.
   *
   * @param stack in the status of being deleted
   * @param retain logical ids of resources that stay
   * @param before the stack's status before, which it gets back if it is not deleted after all
   */
  async delete(stack: Stack, retain: readonly string[], before: StackStatus): Promise<void> {
    const { exportName, users } = this.exportInUse(stack);
    if (users !== undefined) {
      // AWS's words, and its status, by users who met them (aws-cdk's issue 604, serverless's issue 2984).
      stack.become(
        before,
        `Delete canceled. Cannot delete export ${exportName} as it is in use by ${users}.`,
      );
      return;
    }
    const stays = ({ logicalId, wanted }: StackedResource) =>
      retain.includes(logicalId) || isRetained(wanted.deletionPolicy);
    const left = await this.clean(stack, stack.resources, stays);
    for (const { logicalId } of stack.resources) {
      if (!left.some((resource) => resource.logicalId === logicalId)) stack.byLogicalId.delete(logicalId);
    }
    const failed = idsOf(left.filter(({ status }) => status === 'DELETE_FAILED'));
    if (failed.length > 0) {
      stack.become('DELETE_FAILED', describeFailed('delete', failed));
      return;
    }
    stack.deletedAt = stack.now();
    stack.become('DELETE_COMPLETE');
  }

  private exportInUse(stack: Stack): { readonly exportName?: string; readonly users?: string } {
    const neighbours = this.ports.neighbours(stack);
    for (const { exportName } of stack.outputs) {
      const users = usersOf(exportName, neighbours);
      if (users !== undefined) return { exportName, users };
    }
    return {};
  }

  /**
   * Deletes resources, but for those that stay.
   *
   * @returns those that could not be deleted, with what they need
   */
  private async clean(
    stack: Stack,
    resources: readonly StackedResource[],
    stays: (resource: StackedResource) => boolean,
  ): Promise<StackedResource[]> {
    const left: StackedResource[] = [];
    for (const resource of removalOrder(resources)) {
      const isNeeded = left.some(({ wanted }) => wanted.needs.has(resource.logicalId));
      if (isNeeded) left.push(resource);
      else if (stays(resource)) this.retain(stack, resource);
      else if (!(await removeResource(stack, resource))) left.push(resource);
    }
    return left;
  }

  private retain(stack: Stack, resource: StackedResource): void {
    stack.resourceBecomes(resource, 'DELETE_SKIPPED');
    if (!resource.live) return;
    this.retained.push(resource);
    this.retainedCounts.set(`${stack.stackName}/${resource.logicalId}`, resource.generation + 1);
  }
}

function idsOf(resources: readonly StackedResource[]): string[] {
  return resources.map(({ logicalId }) => logicalId);
}

const NOTHING_FAILED = { failed: { created: new Set<string>(), updated: new Set<string>() } };
