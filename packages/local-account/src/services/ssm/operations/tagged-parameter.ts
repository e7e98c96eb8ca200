import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import type { Parameter } from '../parameter';
import { parameterArn } from '../parameters';
import type { SsmPorts } from '../ports';

/** Tags, by their keys. */
export const tagsInput = z
  .array(z.object({ Key: z.string().min(1).max(128), Value: z.string().max(256) }))
  .max(1000)
  .transform((tags) => new Map(tags.map(({ Key, Value }) => [Key, Value])));

/** What names a parameter whose tags are looked at or changed. */
export const taggedInput = {
  ResourceId: z.string().min(1),
  ResourceType: z.literal('Parameter', { error: 'The local run has parameters alone' }),
};

export function taggedResource(
  { account }: SsmPorts,
  { ResourceId }: { readonly ResourceId: string },
): string {
  return parameterArn(account, ResourceId);
}

/** @throws AwsError `InvalidResourceId` */
export function taggedParameter({ parameters }: SsmPorts, name: string): Parameter {
  const parameter = parameters.find(name);
  if (parameter) return parameter;
  throw new AwsError('InvalidResourceId', '');
}
