import type { ListObjectVersionsOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { bucketArn } from '../bucket/bucket-arn';
import { isDeleteMarker, type StoredVersion } from '../object/stored-object';
import type { S3Ports } from '../ports';
import { invalidArgument } from '../s3-errors';
import { describeListed, encoder, LIST_QUERY, listMembers } from './list-description';
import { listVersionsPage } from './list-versions-page';

export const listObjectVersions = operation({
  name: 'ListObjectVersions',
  action: 's3:ListBucketVersions',
  http: {
    method: 'GET',
    path: '/{Bucket}',
    queryFlag: 'versions',
    queryNames: {
      ...LIST_QUERY,
      KeyMarker: 'key-marker',
      VersionIdMarker: 'version-id-marker',
    },
    output: {
      xml: {
        root: 'ListVersionsResult',
        renamed: { Versions: 'Version', DeleteMarkers: 'DeleteMarker' },
      },
    },
  },
  input: z.object({
    ...listMembers,
    KeyMarker: z.string().default(''),
    VersionIdMarker: z.string().default(''),
  }),
  authorize: ({ Bucket, Prefix }, { account }: S3Ports) => [
    { resource: bucketArn(account, Bucket), context: { 's3:prefix': Prefix } },
  ],
  run: (given, { account, buckets }: S3Ports) => {
    const { Bucket, Delimiter, EncodingType, MaxKeys, Prefix, KeyMarker, VersionIdMarker } = given;
    if (VersionIdMarker !== '' && KeyMarker === '') {
      throw invalidArgument('A version-id marker cannot be specified without a key marker.');
    }
    const encode = encoder(EncodingType);
    const { versions: kept } = buckets.get(Bucket);
    const { versions, commonPrefixes, next } = listVersionsPage(kept.all, {
      prefix: Prefix,
      delimiter: Delimiter,
      maxKeys: MaxKeys,
      after: { key: KeyMarker, versionId: VersionIdMarker },
    });
    const describe = (version: StoredVersion) => ({
      Key: encode(version.key),
      VersionId: version.versionId,
      IsLatest: kept.latest(version.key) === version,
      LastModified: version.lastModified,
      Owner: { ID: account.accountId.padStart(64, '0') },
    });
    return {
      Name: Bucket,
      Prefix: encode(Prefix),
      KeyMarker: encode(KeyMarker),
      VersionIdMarker,
      ...(Delimiter !== '' && { Delimiter: encode(Delimiter) }),
      MaxKeys,
      ...(EncodingType === 'url' && { EncodingType }),
      IsTruncated: next !== undefined,
      ...(next && {
        NextKeyMarker: encode(next.key),
        ...(next.versionId !== '' && { NextVersionIdMarker: next.versionId }),
      }),
      Versions: versions.flatMap((version) =>
        isDeleteMarker(version) ? [] : [{ ...describeListed(version, encode), ...describe(version) }],
      ),
      DeleteMarkers: versions.filter(isDeleteMarker).map(describe),
      ...(commonPrefixes.length > 0 && {
        CommonPrefixes: commonPrefixes.map((entry) => ({
          Prefix: encode(entry),
        })),
      }),
    } satisfies ListObjectVersionsOutput;
  },
});
