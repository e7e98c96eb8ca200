import type { BatchGetImageResponse } from '@aws-sdk/client-ecr';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EcrPorts } from '../ports';
import { imageIdsInput, registryInput, repositoryNameInput, repositoryResource } from './ecr-input';

export const batchGetImage = operation({
  name: 'BatchGetImage',
  input: z.object({
    acceptedMediaTypes: z.array(z.string()).optional(),
    imageIds: imageIdsInput.min(1).max(100),
    registryId: registryInput,
    repositoryName: repositoryNameInput,
  }),
  authorize: ({ repositoryName }, ports: EcrPorts) => repositoryResource(ports, repositoryName),
  run: ({ imageIds, repositoryName }, { repositories }: EcrPorts) => {
    repositories.get(repositoryName);
    return {
      images: [],
      failures: imageIds.map((imageId) => ({
        imageId,
        failureCode: 'ImageNotFound' as const,
        failureReason: 'Requested image not found',
      })),
    } satisfies BatchGetImageResponse;
  },
});
