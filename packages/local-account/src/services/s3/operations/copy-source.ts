import { z } from 'zod';
import type { Account } from '../../../account';
import type { Call } from '../../../wire/operation';
import type { Bucket } from '../bucket/bucket';
import type { StoredObject } from '../object/stored-object';
import type { S3Ports } from '../ports';
import { invalidArgument, noSuchKey } from '../s3-errors';
import { objectPermission } from './bucket-input';
import { type ObjectName, objectOf } from './object-of';
import { readConditions, requireReadConditions } from './read-conditions';

/** The object that is copied: `bucket/key?versionId=…`, URL-encoded, with a slash before it or without. */
const copySource = z.string().transform((text): ObjectName => {
  const [path = '', query = ''] = text.split('?');
  const [, Bucket, Key] = /^\/?([^/]+)\/(.+)$/s.exec(decode(path)) ?? [];
  if (Bucket === undefined || Key === undefined) {
    throw invalidArgument('Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
  }
  const VersionId = new URLSearchParams(query).get('versionId') ?? undefined;
  return { Bucket, Key, VersionId };
});

/** What names the source of a copy, and what it has to be like. */
export const copySourceInput = {
  CopySource: copySource,
  CopySourceIfMatch: readConditions.IfMatch,
  CopySourceIfModifiedSince: readConditions.IfModifiedSince,
  CopySourceIfNoneMatch: readConditions.IfNoneMatch,
  CopySourceIfUnmodifiedSince: readConditions.IfUnmodifiedSince,
};

export const COPY_SOURCE_HEADERS = {
  CopySource: 'x-amz-copy-source',
  CopySourceIfMatch: 'x-amz-copy-source-if-match',
  CopySourceIfModifiedSince: 'x-amz-copy-source-if-modified-since',
  CopySourceIfNoneMatch: 'x-amz-copy-source-if-none-match',
  CopySourceIfUnmodifiedSince: 'x-amz-copy-source-if-unmodified-since',
};

type CopySourceInput = z.output<z.ZodObject<typeof copySourceInput>>;

/** The rights that a copy takes: to read the source, and to write the object. */
export function copyPermissions(
  account: Account,
  { CopySource, ...target }: { readonly CopySource: ObjectName } & ObjectName,
) {
  return [
    ...objectPermission(account, { ...target, VersionId: undefined }, 's3:PutObject'),
    ...objectPermission(account, CopySource, 's3:GetObject'),
  ];
}

/**
 * The source of a copy.
 *
 * @throws AwsError as GetObject does
 */
export async function readCopySource(
  ports: S3Ports,
  call: Call,
  given: CopySourceInput,
): Promise<{
  readonly bucket: Bucket;
  readonly object: StoredObject;
  readonly bytes: Buffer;
}> {
  const source = objectOf(ports, call, given.CopySource);
  requireReadConditions(source.object, {
    IfMatch: given.CopySourceIfMatch,
    IfModifiedSince: given.CopySourceIfModifiedSince,
    IfNoneMatch: given.CopySourceIfNoneMatch,
    IfUnmodifiedSince: given.CopySourceIfUnmodifiedSince,
  });
  const bytes = await ports.files.read(source.object.file);
  if (!bytes) throw noSuchKey();
  return { ...source, bytes };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidArgument('Invalid copy source encoding.');
  }
}
