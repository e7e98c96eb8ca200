import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { describeMapping } from '../event-source/describe-mapping';
import type { LambdaPorts } from '../ports';
import { mappingResource, uuidInput } from './event-source-mapping-input';

export const getEventSourceMapping = operation({
  name: 'GetEventSourceMapping',
  http: { method: 'GET', path: '/2015-03-31/event-source-mappings/{UUID}' },
  input: z.object({ UUID: uuidInput }),
  authorize: ({ UUID }, ports: LambdaPorts) => mappingResource(ports, UUID),
  run: ({ UUID }, { eventSourceMappings }: LambdaPorts) =>
    describeMapping(eventSourceMappings.get(UUID)) satisfies EventSourceMappingConfiguration,
});
