import { z } from 'zod';
import { arn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import type { EcrPorts } from '../ports';

export const repositoryNameInput = z.string().min(2).max(256);

/** The account's own registry: there is no other. */
export const registryInput = z
  .string()
  .regex(/^\d{12}$/)
  .optional();

export const imageIdsInput = z.array(
  z.object({ imageDigest: z.string().optional(), imageTag: z.string().optional() }),
);

type ImageId = z.output<typeof imageIdsInput>[number];

/** What pages are asked for with; there is one. */
export const pageInput = {
  maxResults: z.number().int().min(1).max(1000).optional(),
  nextToken: z.never({ error: 'The local run gives no tokens: all is on one page' }).optional(),
};

export function repositoryResource({ account }: EcrPorts, repositoryName: string): string {
  return arn(account, 'ecr', `repository/${repositoryName}`);
}

/** The words: https://github.com/hashicorp/terraform-provider-aws/issues/35268 */
export function imageNotFound(
  { account }: EcrPorts,
  repositoryName: string,
  { imageDigest = 'null', imageTag = 'null' }: ImageId,
): AwsError {
  return new AwsError(
    'ImageNotFoundException',
    `The image with imageId {imageDigest:'${imageDigest}', imageTag:'${imageTag}'} does not exist within the repository with name '${repositoryName}' in the registry with id '${account.accountId}'`,
  );
}
