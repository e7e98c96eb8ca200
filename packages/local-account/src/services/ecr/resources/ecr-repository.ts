import { z } from 'zod';
import { cfnBoolean, cfnTags } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { EcrPorts } from '../ports';
import { REPOSITORY_TYPE, type RepositorySettings } from '../repositories';

const repositoryProperties = z.strictObject({
  EmptyOnDelete: cfnBoolean.optional(),
  EncryptionConfiguration: z
    .strictObject({ EncryptionType: z.enum(['AES256', 'KMS']), KmsKey: z.string().optional() })
    .default({ EncryptionType: 'AES256' }),
  ImageScanningConfiguration: z
    .strictObject({ ScanOnPush: cfnBoolean.default(false) })
    .default({ ScanOnPush: false }),
  ImageTagMutability: z.enum(['IMMUTABLE', 'MUTABLE']).default('MUTABLE'),
  LifecyclePolicy: z
    .strictObject({ LifecyclePolicyText: z.string().optional(), RegistryId: z.string().optional() })
    .describe('accepted and not run: there are no images')
    .optional(),
  RepositoryName: z.string().optional(),
  RepositoryPolicyText: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  Tags: cfnTags.optional(),
});

export const ecrRepository = resourceType({
  type: REPOSITORY_TYPE,
  properties: repositoryProperties,
  create: (created, { access, repositories }: EcrPorts, { physicalName }) => {
    const { repositoryName, repositoryArn, repositoryUri } = repositories.create(
      created.RepositoryName ?? physicalName.toLowerCase(),
      settingsOf(created),
    );
    const putPolicy = ({ RepositoryPolicyText: policy }: z.output<typeof repositoryProperties>) => {
      if (policy === undefined) access.removeResourcePolicy(repositoryArn);
      else access.setResourcePolicy(repositoryArn, `policy of ${repositoryName}`, policy);
    };
    try {
      putPolicy(created);
    } catch (error) {
      repositories.delete(repositoryName);
      throw error;
    }
    return {
      ref: repositoryName,
      attributes: { Arn: repositoryArn, RepositoryUri: repositoryUri },
      notRun: 'there are no container images locally',
      update: (changed) => {
        putPolicy(changed);
        repositories.change(repositoryName, settingsOf(changed));
      },
      delete: () => {
        access.removeResourcePolicy(repositoryArn);
        repositories.delete(repositoryName);
      },
    };
  },
});

function settingsOf({
  EncryptionConfiguration: { EncryptionType, KmsKey },
  ImageScanningConfiguration,
  ImageTagMutability,
}: z.output<typeof repositoryProperties>): RepositorySettings {
  return {
    imageTagMutability: ImageTagMutability,
    scanOnPush: ImageScanningConfiguration.ScanOnPush,
    encryption: { encryptionType: EncryptionType, ...(KmsKey !== undefined && { kmsKey: KmsKey }) },
  };
}
