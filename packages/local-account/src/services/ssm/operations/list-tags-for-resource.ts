import type { ListTagsForResourceResult } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SsmPorts } from '../ports';
import { taggedInput, taggedParameter, taggedResource } from './tagged-parameter';

export const listTagsForResource = operation({
  name: 'ListTagsForResource',
  input: z.object(taggedInput),
  authorize: (input, ports: SsmPorts) => taggedResource(ports, input),
  run: ({ ResourceId }, ports: SsmPorts) => {
    const tags = [...(taggedParameter(ports, ResourceId).tags ?? [])];
    return {
      TagList: tags.map(([Key, Value]) => ({ Key, Value })),
    } satisfies ListTagsForResourceResult;
  },
});
