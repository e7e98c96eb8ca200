import { isDeepStrictEqual } from 'node:util';
import type { Template } from '../../template/template';
import { changedPaths } from './changed-properties';
import { type PropertyChange, propertyChange, revertedProperty } from './property-change';
import { propertyDifferences } from './property-differences';
import { isCreateOnly } from './replacement';
import type { DriftOfResource } from './resource-drift';
import type { StackedResource } from './stacked-resource';

type Properties = Readonly<Record<string, unknown>>;
type TemplateResource = Template['Resources'][string];

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

/** The attributes of a resource, beside its properties, whose change is one of the stack. */
const ATTRIBUTES = ['DeletionPolicy', 'UpdateReplacePolicy', 'Metadata'] as const;

/** What a resource that is there is to be. */
export interface WantedChange {
  readonly type: string;
  /** What only the update shows stands in them as a symbol. */
  readonly properties: Properties;
  /** What changes beside its properties. */
  readonly attributes: readonly PropertyChange[];
  /** How it was found; what has drifted is brought back. @default - it is left as it is */
  readonly drift?: DriftOfResource;
  /** Leaves out the values that are not to be told. */
  readonly mask: <T>(node: T) => T;
}

/** @returns undefined if nothing of it changes */
export function planModification(
  before: StackedResource,
  { type, properties: wantedProperties, attributes, drift, mask }: WantedChange,
): ResourceChange | undefined {
  const { logicalId, physicalId, wanted } = before;
  const masked = { before: wanted.maskedProperties, after: mask(wantedProperties) };
  const properties = changedPaths(before.properties, wantedProperties).map((path) =>
    propertyChange(path, { ...masked, isCreateOnly: isCreateOnly(type, path) }),
  );
  const drifted = drift?.actual;
  const actual = drifted && mask(drifted);
  const reverted = drifted
    ? propertyDifferences(wantedProperties, drifted).map((one) => revertedProperty(mask(one), masked.before))
    : [];
  const unreverted = properties.filter(({ path }) => !reverted.some((one) => one.path === path));
  const changes = [...unreverted, ...reverted, ...attributes];
  if (changes.length === 0) return undefined;
  const replacement = replacementOf(changes);
  return {
    logicalId,
    type,
    physicalId,
    action: 'Modify',
    replacement,
    ...(replacement === 'True' && {
      policy: wanted.updateReplacePolicy === 'Retain' ? 'ReplaceAndRetain' : 'ReplaceAndDelete',
    }),
    before: actual ?? masked.before,
    ...(actual && { deployed: masked.before }),
    after: masked.after,
    changes,
    driftStatus: drift?.status,
  };
}

function replacementOf(changes: readonly PropertyChange[]): ResourceChange['replacement'] {
  const recreations = new Set(changes.map(({ requiresRecreation }) => requiresRecreation));
  if (recreations.has('Always')) return 'True';
  return recreations.has('Conditionally') ? 'Conditional' : 'False';
}

/** What an update changes of a resource beside its properties. @param before undefined if no template had it */
export function changedAttributes(
  before: TemplateResource | undefined,
  after: TemplateResource,
): PropertyChange[] {
  return ATTRIBUTES.filter((name) => !isDeepStrictEqual(before?.[name], after[name])).map((attribute) => ({
    attribute,
    path: `/${attribute}`,
    requiresRecreation: 'Never',
    evaluation: 'Static',
  }));
}

/** What becomes of a resource that no template has any more. */
export function planRemoval({ logicalId, type, physicalId, wanted }: StackedResource): ResourceChange {
  const stays = wanted.deletionPolicy === 'Retain' || wanted.deletionPolicy === 'RetainExceptOnCreate';
  const policy = stays ? 'Retain' : 'Delete';
  return {
    logicalId,
    type,
    physicalId,
    action: 'Remove',
    policy,
    before: wanted.maskedProperties,
    changes: [],
  };
}
