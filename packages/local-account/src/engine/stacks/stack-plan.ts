import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../../errors/user-error';
import { ownValue } from '../../record-by-name';
import { creationOrder } from '../../template/creation-order';
import { resolveProperties } from '../../template/resolve';
import { StackScope } from '../stack-scope';
import { changedPaths } from './changed-properties';
import type { DeploymentPorts } from './deployment-ports';
import { maskValues, noEchoValues } from './no-echo';
import { type PropertyChange, propertyChange, revertedProperty } from './property-change';
import { propertyDifferences } from './property-differences';
import { isCreateOnly } from './replacement';
import type { DriftOfResource } from './resource-drift';
import type { Stack } from './stack';
import { conditionHolds, resolveOutput } from './stack-outputs';
import type { StackRequest } from './stack-request';
import type { StackedResource } from './stacked-resource';
import { nameOfResource } from './wanted-resource';

type Properties = Readonly<Record<string, unknown>>;

/** What an update would do to one resource. */
export interface ResourceChange {
  readonly logicalId: string;
  readonly type: string;
  /** @default - it is not there yet */
  readonly physicalId?: string;
  readonly action: 'Add' | 'Modify' | 'Remove';
  /** Of a modification. `Conditional` if it depends on what only the update shows. */
  readonly replacement?: 'True' | 'False' | 'Conditional';
  /** What becomes of it if it goes. */
  readonly policy?: 'Delete' | 'Retain' | 'ReplaceAndDelete' | 'ReplaceAndRetain';
  readonly before?: Properties;
  /** What only the update shows stands in it as a symbol. */
  readonly after?: Properties;
  /** What it was deployed with, where `before` is what others have made of it. */
  readonly deployed?: Properties;
  readonly changes: readonly PropertyChange[];
  /** How it was found, where drift is brought back, and of one that is run. @default - it was not looked at */
  readonly driftStatus?: DriftOfResource['status'];
}

export interface StackPlan {
  readonly resources: readonly ResourceChange[];
  /** Whether an update would change nothing at all, outputs and tags included. */
  readonly isUnchanged: boolean;
}

/** The attributes of a resource, beside its properties, whose change is one of the stack. */
const ATTRIBUTES = ['DeletionPolicy', 'UpdateReplacePolicy', 'Metadata'] as const;

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
    return [...changes, ...removed.map(removal)];
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
    const driftStatus = this.drifts?.get(logicalId)?.status;
    if (!before?.live || driftStatus === 'DELETED') {
      this.unknown.add(logicalId);
      return {
        logicalId,
        type: resource.Type,
        action: 'Add',
        after: this.show(after),
        changes: [],
        driftStatus,
      };
    }
    this.present.set(logicalId, before);
    const change = this.modification(before, resource.Type, after);
    if (change && change.replacement !== 'False') this.unknown.add(logicalId);
    return change;
  }

  private modification(before: StackedResource, type: string, after: Properties): ResourceChange | undefined {
    const { logicalId, physicalId, wanted } = before;
    const shown = { before: wanted.shown, after: this.show(after) };
    const properties = changedPaths(before.properties, after).map((path) =>
      propertyChange(path, { ...shown, isCreateOnly: isCreateOnly(type, path) }),
    );
    const { actual: drifted, status: driftStatus } = this.drifts?.get(logicalId) ?? {};
    const actual = drifted && this.show(drifted);
    const reverted = drifted
      ? propertyDifferences(after, drifted).map((one) => revertedProperty(this.show(one), shown.before))
      : [];
    const unreverted = properties.filter(({ path }) => !reverted.some((one) => one.path === path));
    const changes = [...unreverted, ...reverted, ...this.changedAttributes(logicalId)];
    if (changes.length === 0) return undefined;
    const recreations = new Set(changes.map(({ requiresRecreation }) => requiresRecreation));
    const replacement = recreations.has('Always')
      ? 'True'
      : recreations.has('Conditionally')
        ? 'Conditional'
        : 'False';
    return {
      logicalId,
      type,
      physicalId,
      action: 'Modify',
      replacement,
      ...(replacement === 'True' && {
        policy: wanted.updateReplacePolicy === 'Retain' ? 'ReplaceAndRetain' : 'ReplaceAndDelete',
      }),
      before: actual ?? shown.before,
      ...(actual && { deployed: shown.before }),
      after: shown.after,
      changes,
      driftStatus,
    };
  }

  /** Without the values of parameters that are not to be told. */
  private show<T>(node: T): T {
    return maskValues(node, noEchoValues(this.request));
  }

  private changedAttributes(logicalId: string): PropertyChange[] {
    const before = ownValue(this.stack.request?.template.Resources ?? {}, logicalId);
    const after = ownValue(this.request.template.Resources, logicalId);
    return ATTRIBUTES.filter((name) => !isDeepStrictEqual(before?.[name], after?.[name])).map(
      (attribute) => ({
        attribute,
        path: `/${attribute}`,
        requiresRecreation: 'Never',
        evaluation: 'Static',
      }),
    );
  }

  /** What cannot be resolved fails when it is deployed; until then it stands as it is. */
  private resolve(logicalId: string, type: string, given: Properties): Properties {
    try {
      return resolveProperties(given, this.scope, nameOfResource(logicalId, type));
    } catch (error) {
      if (error instanceof UserError) return given;
      throw error;
    }
  }
}

function removal({ logicalId, type, physicalId, wanted }: StackedResource): ResourceChange {
  const stays = wanted.deletionPolicy === 'Retain' || wanted.deletionPolicy === 'RetainExceptOnCreate';
  const policy = stays ? 'Retain' : 'Delete';
  return { logicalId, type, physicalId, action: 'Remove', policy, before: wanted.shown, changes: [] };
}
