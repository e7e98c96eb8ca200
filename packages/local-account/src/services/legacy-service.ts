import { bindResourceType } from '../engine/resource-type';
import type { Service } from '../service';
import type { ServiceApi } from '../wire/service-api';
import type { LocalServices } from './local-services';
import type { LocalWorld } from './local-world';
import { legacyAcceptedTypes, legacyResourceTypes } from './registry';

/** An API of before services were folders. */
export function legacyService(
  { signingName: name, protocol, operations }: ServiceApi<LocalWorld>,
  world: LocalWorld,
): Service {
  return {
    name,
    protocol,
    operationNames: operations.map((operation) => operation.name),
    resourceTypes: [],
    acceptedTypes: {},
    answer: (request, caller, requestId) =>
      protocol.answer(
        request,
        {
          name,
          operations,
          call: async (operationName, input) =>
            operations
              .find((operation) => operation.name === operationName)
              ?.run(input, caller, world, request.signal) ?? {},
        },
        requestId,
      ),
    stop: async () => undefined,
  };
}

/** The resource types of before services were folders. */
export function legacyResources(services: LocalServices): Pick<Service, 'resourceTypes' | 'acceptedTypes'> {
  return {
    resourceTypes: legacyResourceTypes.map((type) => bindResourceType(type, services)),
    acceptedTypes: legacyAcceptedTypes,
  };
}
