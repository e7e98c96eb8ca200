import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { cfnBoolean, cfnNumber, cfnPolicyDocument, refused } from '../../../engine/property-schemas';
import { streamViewType } from '../table/table-definition';

const policyDocument = z.strictObject({ PolicyDocument: cfnPolicyDocument });

export const attributeDefinitions = z.array(
  z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['B', 'N', 'S']) }),
);

/** AWS takes up to four attributes for each part of the key of a global index. */
export const keySchema = z
  .array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))
  .min(1)
  .max(2, 'The local run takes one attribute for each part of a key, two at most');

const projection = z.strictObject({
  ProjectionType: z.enum(['ALL', 'INCLUDE', 'KEYS_ONLY']).optional(),
  NonKeyAttributes: z.array(z.string()).optional(),
});

export const localIndex = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: projection,
});

export const timeToLive = z.strictObject({
  AttributeName: z.string().optional(),
  Enabled: cfnBoolean,
});

export const pointInTimeRecovery = z.strictObject({
  PointInTimeRecoveryEnabled: cfnBoolean.default(false),
  RecoveryPeriodInDays: cfnNumber.optional(),
});

export const throughput = z.strictObject({
  ReadCapacityUnits: cfnNumber,
  WriteCapacityUnits: cfnNumber,
});

/** Which keys are used most: nothing of how a table works depends on it. */
export const contributorInsights = z.strictObject({
  Enabled: cfnBoolean,
  Mode: z.enum(['ACCESSED_AND_THROTTLED_KEYS', 'THROTTLED_KEYS']).optional(),
});

/** How many requests a table is ready for, or lets through at most: nothing is held back here. */
export const capacityBounds = z.record(z.string(), z.unknown());

export const noKinesis = refused('The local run has no Kinesis: changes of a table go nowhere');

export const kmsKey = keyArnProperty.optional();

export const resourcePolicy = policyDocument.optional();

export const streamSpecification = z.strictObject({
  StreamViewType: streamViewType,
  ResourcePolicy: refused('The local run has no readers of streams'),
});

export const tableClass = z.enum(['STANDARD', 'STANDARD_INFREQUENT_ACCESS']).optional();

export const billingMode = z.enum(['PROVISIONED', 'PAY_PER_REQUEST']).default('PROVISIONED');
