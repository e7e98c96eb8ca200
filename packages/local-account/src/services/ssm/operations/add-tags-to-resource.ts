import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SsmPorts } from '../ports';
import { taggedInput, taggedParameter, taggedResource, tagsInput } from './tagged-parameter';

export const addTagsToResource = operation({
  name: 'AddTagsToResource',
  input: z.object({ ...taggedInput, Tags: tagsInput }),
  authorize: (input, ports: SsmPorts) => taggedResource(ports, input),
  run: ({ ResourceId, Tags }, ports: SsmPorts) => {
    const parameter = taggedParameter(ports, ResourceId);
    ports.parameters.tag(parameter, new Map([...(parameter.tags ?? []), ...Tags]));
    return {};
  },
});
