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
