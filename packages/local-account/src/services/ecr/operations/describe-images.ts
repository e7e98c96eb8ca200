import type { DescribeImagesResponse } from '@aws-sdk/client-ecr';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EcrPorts } from '../ports';
import {
  imageIdsInput,
  imageNotFound,
  pageInput,
  registryInput,
  repositoryNameInput,
  repositoryResource,
} from './ecr-input';

export const describeImages = operation({
  name: 'DescribeImages',
  input: z.object({
    filter: z.unknown().optional(),
    imageIds: imageIdsInput.default([]),
    registryId: registryInput,
    repositoryName: repositoryNameInput,
    ...pageInput,
  }),
  authorize: ({ repositoryName }, ports: EcrPorts) => repositoryResource(ports, repositoryName),
  run: ({ imageIds: [image], repositoryName }, ports: EcrPorts) => {
    ports.repositories.get(repositoryName);
    if (image) throw imageNotFound(ports, repositoryName, image);
    return { imageDetails: [] } satisfies DescribeImagesResponse;
  },
});
