import type { ListImagesResponse } from '@aws-sdk/client-ecr';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EcrPorts } from '../ports';
import { pageInput, registryInput, repositoryNameInput, repositoryResource } from './ecr-input';

export const listImages = operation({
  name: 'ListImages',
  input: z.object({
    filter: z.unknown().optional(),
    registryId: registryInput,
    repositoryName: repositoryNameInput,
    ...pageInput,
  }),
  authorize: ({ repositoryName }, ports: EcrPorts) => repositoryResource(ports, repositoryName),
  run: ({ repositoryName }, { repositories }: EcrPorts) => {
    repositories.get(repositoryName);
    return { imageIds: [] } satisfies ListImagesResponse;
  },
});
