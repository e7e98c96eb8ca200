import type { Service } from '../service';
import type { AcceptedType } from './accepted-type';
import type { BoundResourceType } from './resource-type';

/** Which resource types are run and which are accepted but not run, by their names. Every other is refused. */
export interface Registry {
  readonly run: ReadonlyMap<string, BoundResourceType>;
  /** Types that change nothing about how the stack works. */
  readonly accepted: ReadonlyMap<string, AcceptedType>;
}

/** The resource types of an account's services. */
export function registryOf(services: readonly Pick<Service, 'resourceTypes' | 'acceptedTypes'>[]): Registry {
  return {
    run: new Map(services.flatMap(({ resourceTypes }) => resourceTypes.map((type) => [type.type, type]))),
    accepted: new Map(
      services.flatMap(({ acceptedTypes }) => acceptedTypes.map((type) => [type.type, type])),
    ),
  };
}

/** The type of all resources that their authors make types for. */
const CUSTOM_RESOURCE = 'AWS::CloudFormation::CustomResource';

/** @returns the type that is run for a resource; undefined if none is: it may be accepted */
export function runTypeOf({ accepted, run }: Registry, type: string): BoundResourceType | undefined {
  const isCustom = type.startsWith('Custom::') && !accepted.has(type);
  return run.get(type) ?? (isCustom ? run.get(CUSTOM_RESOURCE) : undefined);
}
