import type { Account } from '../../account';
import { RefusedError } from '../../errors/refused-error';
import { ownValue } from '../../record-by-name';
import { dependencies } from '../../template/creation-order';
import { resolveProperties } from '../../template/resolve';
import type { Scope } from '../../template/scope';
import type { Template } from '../../template/template';
import { acceptResource } from '../accept-resource';
import type { AcceptedType } from '../accepted-type';
import { parseProperties } from '../parse-properties';
import { type Registry, runTypeOf } from '../registry';
import type { BoundResourceType, LiveResource, ResourceAttributes, ResourceIdentity } from '../resource-type';
import { maskValues } from './no-echo';

type Properties = Readonly<Record<string, unknown>>;

/** A resource as a template wants it, its functions resolved and its properties read. */
export interface WantedResource {
  readonly logicalId: string;
  readonly type: string;
  /** With intrinsic functions resolved. */
  readonly properties: Properties;
  /** The same as they are described, without the values of parameters that are not to be told. */
  readonly maskedProperties: Properties;
  /** The resources of the template that have to be there before it, by their logical ids. */
  readonly needs: ReadonlySet<string>;
  readonly deletionPolicy: string | undefined;
  readonly updateReplacePolicy: string | undefined;
  /** @throws UserError */
  create(physicalName: string): LiveResource | Promise<LiveResource>;
  /**
   * Makes a resource that is there what is wanted.
   *
   * @param revertsDrift as of `LiveResource.update`
   * @throws UserError; nothing has changed then
   */
  update(
    live: LiveResource,
    revertsDrift?: boolean,
  ): ResourceAttributes | void | undefined | Promise<ResourceAttributes | void | undefined>;
}

/** What a template's resources are read with. */
export interface WantedIn {
  readonly template: Template;
  readonly scope: Scope;
  readonly registry: Registry;
  readonly account: Account;
  readonly stackId: string;
  /** What is not to be told, as `noEchoValues` gives it. */
  readonly noEcho: readonly string[];
}

/** A resource as errors name it. */
export function nameOfResource(logicalId: string, type: string | undefined): string {
  return `${logicalId} (${type})`;
}

/**
 * Reads one resource of a template.
 *
 * @returns undefined if its properties hold what is not known, of resources that were not created
 * @throws RefusedError for a type, property or function that the local run does not know
 */
export function wantResource(logicalId: string, within: WantedIn): WantedResource | undefined {
  const { template, registry } = within;
  const resource = ownValue(template.Resources, logicalId);
  if (!resource) throw new RefusedError('Resources', `There is no ${logicalId} in the template.`);
  requireDependsOn(logicalId, resource, template);
  const common = {
    logicalId,
    type: resource.Type,
    needs: dependencies(template, logicalId),
    deletionPolicy: resource.DeletionPolicy,
    updateReplacePolicy: resource.UpdateReplacePolicy,
  };
  const type = runTypeOf(registry, resource.Type);
  const lifecycle = type
    ? toBeRun({ logicalId, type: resource.Type }, type, resource.Properties, within)
    : toBeAccepted(logicalId, acceptedOf(logicalId, resource.Type, registry), resource.Properties, within);
  return (
    lifecycle && {
      ...common,
      ...lifecycle,
      maskedProperties: maskValues(lifecycle.properties, within.noEcho),
    }
  );
}

type Lifecycle = Pick<WantedResource, 'properties' | 'create' | 'update'>;

function toBeRun(
  declared: Pick<ResourceIdentity, 'logicalId' | 'type'>,
  type: BoundResourceType,
  given: Properties,
  { scope, stackId }: WantedIn,
): Lifecycle | undefined {
  const { logicalId } = declared;
  const name = nameOfResource(logicalId, declared.type);
  const properties = resolveProperties(given, scope, name);
  const parsed = parseProperties({ ...type, type: declared.type }, properties, logicalId);
  if (parsed === undefined) return undefined;
  return {
    properties,
    create: (physicalName) => type.create(parsed, { ...declared, stackId, physicalName }),
    update: (live, revertsDrift) => {
      if (live.update) return live.update(parsed, revertsDrift);
      throw new RefusedError(name, 'The local run does not change a resource of this type in place.');
    },
  };
}

function toBeAccepted(
  logicalId: string,
  accepted: AcceptedType,
  given: Properties,
  { account, scope }: WantedIn,
): Lifecycle {
  const name = nameOfResource(logicalId, accepted.type);
  const identify = (physicalName: string) =>
    acceptResource(accepted, given, { account, physicalName }, { scope, name });
  // What it is named by is looked at now: an unknown function there is refused with all else that is.
  const { properties } = identify(logicalId);
  return {
    properties,
    create: (physicalName) => ({ ...identify(physicalName).live, notRun: accepted.reason }),
    update: ({ ref }) => identify(ref).live.attributes,
  };
}

function acceptedOf(logicalId: string, type: string, { accepted }: Registry): AcceptedType {
  const found = accepted.get(type);
  if (found) return found;
  throw new RefusedError(nameOfResource(logicalId, type), 'The local run does not know this type.');
}

/** AWS refuses the template: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html */
function requireDependsOn(
  logicalId: string,
  { Type, DependsOn }: Template['Resources'][string],
  template: Template,
) {
  const missing = DependsOn.filter((other) => !Object.hasOwn(template.Resources, other));
  if (missing.length === 0) return;
  const what = `There is no ${missing.join(', ')} in the template.`;
  throw new RefusedError(`${nameOfResource(logicalId, Type)}, DependsOn`, what);
}
