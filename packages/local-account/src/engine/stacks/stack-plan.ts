import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../../errors/user-error';
import { ownValue } from '../../record-by-name';
import { creationOrder } from '../../template/creation-order';
import { resolveProperties } from '../../template/resolve';
import { StackScope } from '../stack-scope';
import type { DeploymentPorts } from './deployment-ports';
import { maskValues, noEchoValues } from './no-echo';
import { changedAttributes, planModification, planRemoval, type ResourceChange } from './resource-change';
import type { DriftOfResource } from './resource-drift';
import type { Stack } from './stack';
import { conditionHolds, resolveOutput } from './stack-outputs';
import type { StackRequest } from './stack-request';
import type { StackedResource } from './stacked-resource';
import { nameOfResource } from './wanted-resource';

export interface StackPlan {
  readonly resources: readonly ResourceChange[];
  /** Whether an update would change nothing at all, outputs and tags included. */
  readonly isUnchanged: boolean;
}

/**
 * What it would mean to make a stack what is requested, without doing it.
 *
 * @param drifts how the stack's resources were found, by logical id; what has drifted is brought back. @default - it is left as it is
 * @throws UserError for a template that cannot be read as a whole
 */
export function planStack(
  stack: Stack,
  request: StackRequest,
  ports: Omit<DeploymentPorts, 'firstGeneration' | 'takeRetained'>,
  drifts?: ReadonlyMap<string, DriftOfResource>,
): StackPlan {
  const planning = new Planning(stack, request, ports, drifts);
  const resources = planning.plan();
  const { request: before } = stack;
  const isUnchanged =
    resources.length === 0 &&
    before !== undefined &&
    !planning.isOutputChanged() &&
    isDeepStrictEqual(before.tags ?? [], request.tags ?? []) &&
    isDeepStrictEqual(before.notificationArns ?? [], request.notificationArns ?? []);
  return { resources, isUnchanged };
}

class Planning {
  private readonly present = new Map<string, StackedResource>();
  /** What becomes of them only the update shows. */
  private readonly unknown = new Set<string>();
  private readonly scope: StackScope;

  constructor(
    private readonly stack: Stack,
    private readonly request: StackRequest,
    ports: Omit<DeploymentPorts, 'firstGeneration' | 'takeRetained'>,
    private readonly drifts?: ReadonlyMap<string, DriftOfResource>,
  ) {
    const { account, neighbours, ssmParameter } = ports;
    const { stackName, stackId } = stack;
    this.scope = new StackScope(
      { stackName, stackId, account, request, neighbours: neighbours(stack), ssmParameter },
      this.present,
      this.unknown,
    );
  }

  plan(): ResourceChange[] {
    const wanted = creationOrder(this.request.template).filter((logicalId) => this.isWanted(logicalId));
    const changes = wanted.flatMap((logicalId) => this.planOne(logicalId) ?? []);
    const removed = this.stack.resources.filter(({ logicalId }) => !wanted.includes(logicalId));
    return [...changes, ...removed.map(planRemoval)];
  }

  /** Those of a parameter change without any resource. One that cannot be resolved fails when it is deployed. */
  isOutputChanged(): boolean {
    const { Outputs } = this.request.template;
    try {
      const outputs = Object.keys(Outputs).map((name) =>
        resolveOutput(this.request.template, name, this.scope),
      );
      return !isDeepStrictEqual(
        outputs.filter((output) => output !== undefined),
        this.stack.outputs,
      );
    } catch (error) {
      if (error instanceof UserError) return true;
      throw error;
    }
  }

  private isWanted(logicalId: string): boolean {
    const resource = ownValue(this.request.template.Resources, logicalId);
    return conditionHolds(this.scope, resource?.Condition, `Resources.${logicalId}`);
  }

  private planOne(logicalId: string): ResourceChange | undefined {
    const resource = ownValue(this.request.template.Resources, logicalId);
    if (!resource) return undefined;
    const before = this.stack.byLogicalId.get(logicalId);
    const after = this.resolve(logicalId, resource.Type, resource.Properties);
    const drift = this.drifts?.get(logicalId);
    if (!before?.live || drift?.status === 'DELETED') {
      this.unknown.add(logicalId);
      return {
        logicalId,
        type: resource.Type,
        action: 'Add',
        after: this.show(after),
        changes: [],
        driftStatus: drift?.status,
      };
    }
    this.present.set(logicalId, before);
    const change = planModification(before, {
      type: resource.Type,
      properties: after,
      attributes: changedAttributes(
        ownValue(this.stack.request?.template.Resources ?? {}, logicalId),
        resource,
      ),
      drift,
      mask: (node) => this.show(node),
    });
    if (change && change.replacement !== 'False') this.unknown.add(logicalId);
    return change;
  }

  /** Without the values of parameters that are not to be told. */
  private show<T>(node: T): T {
    return maskValues(node, noEchoValues(this.request));
  }

  /** What cannot be resolved fails when it is deployed; until then it stands as it is. */
  private resolve(
    logicalId: string,
    type: string,
    given: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>> {
    try {
      return resolveProperties(given, this.scope, nameOfResource(logicalId, type));
    } catch (error) {
      if (error instanceof UserError) return given;
      throw error;
    }
  }
}
