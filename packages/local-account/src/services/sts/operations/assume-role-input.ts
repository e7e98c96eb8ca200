import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { queryList } from '../../../wire/query-input';

const refused = (member: string) => z.never({ error: `The local run does not take ${member}` }).optional();

const MOST_TAGS = 50;

/** Partition, service and what the ARN names have to be there; the words are recorded on AWS. */
const roleArn = z
  .string()
  .min(20)
  .max(2048)
  .transform((text) => {
    if (/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/.test(text)) return text;
    throw new AwsError('ValidationError', `${text} is invalid`);
  });

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const assumeRoleInput = z.object({
  RoleArn: roleArn,
  RoleSessionName: z
    .string()
    .min(2)
    .max(64)
    .regex(/^[\w+=,.@-]*$/),
  DurationSeconds: z.coerce.number().int().min(900).max(43_200).default(3600),
  ExternalId: z
    .string()
    .min(2)
    .max(1224)
    .regex(/^[\w+=,.@:/-]*$/)
    .optional(),
  Policy: z.string().min(1).max(2048).optional(),
  PolicyArns: refused('PolicyArns: give the policy itself, as Policy'),
  ProvidedContexts: refused('ProvidedContexts'),
  SerialNumber: refused('SerialNumber: it has no MFA devices'),
  SourceIdentity: z
    .string()
    .min(2)
    .max(64)
    .regex(/^[\w+=,.@-]*$/)
    .optional(),
  Tags: queryList(
    z.object({ Key: z.string().min(1).max(128), Value: z.string().max(256) }),
    MOST_TAGS,
  ).default([]),
  TokenCode: refused('TokenCode: it has no MFA devices'),
  TransitiveTagKeys: queryList(z.string().min(1).max(128), MOST_TAGS).default([]),
});

export type AssumeRoleInput = z.output<typeof assumeRoleInput>;
