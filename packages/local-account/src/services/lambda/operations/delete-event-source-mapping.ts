import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { describeMapping } from '../event-source/describe-mapping';
import type { LambdaPorts } from '../ports';
import { mappingResource, uuidInput } from './event-source-mapping-input';

export const deleteEventSourceMapping = operation({
  name: 'DeleteEventSourceMapping',
  http: { method: 'DELETE', path: '/2015-03-31/event-source-mappings/{UUID}', success: 202 },
  input: z.object({ UUID: uuidInput }),
  authorize: ({ UUID }, ports: LambdaPorts) => mappingResource(ports, UUID),
  run: async ({ UUID }, { eventSourceMappings }: LambdaPorts) => {
    const mapping = eventSourceMappings.get(UUID);
    await eventSourceMappings.delete(mapping);
    return { ...describeMapping(mapping), State: 'Deleting' } satisfies EventSourceMappingConfiguration;
  },
});
