import { isDeepStrictEqual } from 'node:util';
import type { Change, ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import { KNOWN_AFTER_APPLY, type PropertyChange } from '../../../engine/stacks/property-change';
import type { ResourceChange } from '../../../engine/stacks/resource-change';
import { ownValue } from '../../../record-by-name';
import { referencesIn } from '../../../template/references';
import type { ChangeSet } from './change-set';

/**
 * One change of a change set, as DescribeChangeSet gives it.
 *
 * @param withValues whether the values before and after are told, too
 */
export function describeChange(resource: ResourceChange, changeSet: ChangeSet, withValues: boolean): Change {
  const { changes } = resource;
  return {
    Type: 'Resource',
    ResourceChange: {
      PolicyAction: resource.policy,
      Action: resource.action,
      LogicalResourceId: resource.logicalId,
      PhysicalResourceId: resource.physicalId,
      ResourceType: resource.type,
      Replacement: resource.replacement,
      // What is not run has no state of its own to be compared with.
      ...(changeSet.request.revertsDrift && { ResourceDriftStatus: resource.driftStatus ?? 'UNSUPPORTED' }),
      Scope: [...new Set(changes.map(({ attribute }) => attribute))],
      Details: changes.map((change) => ({
        ...causeOf(change, resource, changeSet),
        Evaluation: change.evaluation,
        Target: describeTarget(change, withValues),
      })),
      ...(withValues && {
        BeforeContext: describeContext(resource.before),
        AfterContext: describeContext(resource.after),
        PreviousDeploymentContext: describeContext(resource.deployed),
      }),
    },
  };
}

function describeTarget(change: PropertyChange, withValues: boolean): ResourceChangeDetail['Target'] {
  const { attribute, name, path, before, after, requiresRecreation, drift } = change;
  return {
    Attribute: attribute,
    Name: name,
    RequiresRecreation: requiresRecreation,
    ...(withValues && {
      Path: path,
      BeforeValue: before,
      AfterValue: after,
      ...(drift && {
        BeforeValueFrom: 'ACTUAL_STATE',
        AfterValueFrom: 'TEMPLATE',
        Drift: { PreviousValue: drift.previous, ActualValue: drift.actual },
      }),
      AttributeChangeType: before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Modify',
    }),
  };
}

/** In the plan a symbol stands for what is not known. */
function describeContext(properties: ResourceChange['before']): string | undefined {
  if (!properties) return undefined;
  return JSON.stringify({ Properties: properties }, (_, value: unknown) =>
    typeof value === 'symbol' ? KNOWN_AFTER_APPLY : value,
  );
}

/** Whether the template itself has another value there, or refers to something that is another one. */
function causeOf(
  { attribute, name = '' }: PropertyChange,
  { logicalId }: ResourceChange,
  { changes, request, stack }: ChangeSet,
): Pick<ResourceChangeDetail, 'CausingEntity' | 'ChangeSource'> {
  const before = stack.request;
  const [now, old] = [request, before].map((one) =>
    ownValue(ownValue(one?.template.Resources ?? {}, logicalId)?.Properties ?? {}, name),
  );
  if (attribute !== 'Properties' || !isDeepStrictEqual(now, old)) {
    return { ChangeSource: 'DirectModification' };
  }
  const references = referencesIn(now);
  const parameter = references.find(
    (reference) => request.parameters?.get(reference.name) !== before?.parameters?.get(reference.name),
  );
  if (parameter) return { ChangeSource: 'ParameterReference', CausingEntity: parameter.name };
  const resource = references.find(
    ({ kind, name: other }) => kind !== 'condition' && changes.some((change) => change.logicalId === other),
  );
  if (!resource) return { ChangeSource: 'DirectModification' };
  return {
    ChangeSource: resource.kind === 'attribute' ? 'ResourceAttribute' : 'ResourceReference',
    CausingEntity: resource.name,
  };
}
