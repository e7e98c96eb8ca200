import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SsmPorts } from '../ports';
import { taggedInput, taggedParameter, taggedResource } from './tagged-parameter';

export const removeTagsFromResource = operation({
  name: 'RemoveTagsFromResource',
  input: z.object({ ...taggedInput, TagKeys: z.array(z.string()) }),
  authorize: (input, ports: SsmPorts) => taggedResource(ports, input),
  run: ({ ResourceId, TagKeys }, ports: SsmPorts) => {
    const parameter = taggedParameter(ports, ResourceId);
    const left = [...(parameter.tags ?? [])].filter(([key]) => !TagKeys.includes(key));
    ports.parameters.tag(parameter, new Map(left));
    return {};
  },
});
