import { z } from 'zod';
import type { ScalarType } from '../item/attribute-value';

/** What an index has of its table's items, beside the keys. */
export interface IndexProjection {
  readonly projectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  /** For `INCLUDE`. */
  readonly nonKeyAttributes: readonly string[];
}

export interface KeyElement {
  readonly AttributeName: string;
  readonly KeyType: 'HASH' | 'RANGE';
}

export interface AttributeDefinition {
  readonly AttributeName: string;
  readonly AttributeType: ScalarType;
}

export interface Throughput {
  readonly ReadCapacityUnits: number;
  readonly WriteCapacityUnits: number;
}

export interface IndexDefinition {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly Projection: {
    readonly ProjectionType?: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
    readonly NonKeyAttributes?: readonly string[];
  };
  /** Of a global one, which is provisioned. */
  readonly ProvisionedThroughput?: Throughput;
}

/** How a table is encrypted, beside what AWS does to all. */
export interface TableEncryption {
  /** A key of the account. @default - AWS's own for DynamoDB, `alias/aws/dynamodb` */
  readonly kmsKeyId?: string;
}

/** What a table is made with, in the names of CreateTable. */
export interface TableDefinition {
  readonly TableName: string;
  readonly AttributeDefinitions: readonly AttributeDefinition[];
  readonly KeySchema: readonly KeyElement[];
  readonly GlobalSecondaryIndexes?: readonly IndexDefinition[];
  readonly LocalSecondaryIndexes?: readonly IndexDefinition[];
  readonly BillingMode: 'PROVISIONED' | 'PAY_PER_REQUEST';
  readonly ProvisionedThroughput?: Throughput;
  readonly DeletionProtectionEnabled: boolean;
  readonly TableClass?: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS';
  /** @default - by a key that AWS owns */
  readonly encryption?: TableEncryption;
  /** What its stream has of each change; nothing reads it here. @default - no stream */
  readonly streamViewType?: StreamViewType;
  readonly tags: ReadonlyMap<string, string>;
}

export type StreamViewType = 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' | 'KEYS_ONLY';

export const streamViewType = z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']);
