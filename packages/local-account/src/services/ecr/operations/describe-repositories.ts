import type { DescribeRepositoriesResponse } from '@aws-sdk/client-ecr';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { EcrPorts } from '../ports';
import type { Repository } from '../repositories';
import { pageInput, registryInput, repositoryNameInput, repositoryResource } from './ecr-input';

export const describeRepositories = operation({
  name: 'DescribeRepositories',
  input: z.object({
    registryId: registryInput,
    repositoryNames: z.array(repositoryNameInput).min(1).max(100).optional(),
    ...pageInput,
  }),
  authorize: ({ repositoryNames = ['*'] }, ports: EcrPorts) =>
    repositoryNames.map((name) => ({ resource: repositoryResource(ports, name) })),
  run: ({ repositoryNames }, { account, repositories }: EcrPorts) => {
    const wanted = repositoryNames?.map((name) => repositories.get(name)) ?? repositories.all;
    return {
      repositories: wanted.map((repository) => ({
        registryId: account.accountId,
        ...describeRepository(repository),
      })),
    } satisfies DescribeRepositoriesResponse;
  },
});

function describeRepository({ settings, ...named }: Repository) {
  return {
    ...named,
    imageTagMutability: settings.imageTagMutability,
    imageScanningConfiguration: { scanOnPush: settings.scanOnPush },
    encryptionConfiguration: settings.encryption,
  };
}
