import { createHash } from 'node:crypto';
import type { CopyObjectOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { verifiedChecksum } from '../object/checksum';
import { describeEncryption, ENCRYPTION_HEADERS, requireObjectKey } from '../object/encryption';
import type { S3Ports } from '../ports';
import { bucketInput, keyInput } from './bucket-input';
import { wholeSecond } from './content-input';
import { COPY_SOURCE_HEADERS, copyPermissions, copySourceInput, readCopySource } from './copy-source';
import { describeNewObject, encryptionOf, NEW_OBJECT_HEADERS, newObjectInput } from './new-object';
import { describeVersion, VERSION_HEADER } from './object-description';

const directive = z.enum(['COPY', 'REPLACE']).default('COPY');

/** The copy has the metadata and the tags of the source, unless others are to take their place. */
export const copyObject = operation({
  name: 'CopyObject',
  http: {
    method: 'PUT',
    path: '/{Bucket}/{Key+}',
    headerFlag: 'x-amz-copy-source',
    headers: {
      MetadataDirective: 'x-amz-metadata-directive',
      TaggingDirective: 'x-amz-tagging-directive',
      ...COPY_SOURCE_HEADERS,
      ...NEW_OBJECT_HEADERS,
    },
    headerMap: { member: 'Metadata', prefix: 'x-amz-meta-' },
    output: {
      headers: {
        CopySourceVersionId: 'x-amz-copy-source-version-id',
        ...ENCRYPTION_HEADERS,
        ...VERSION_HEADER,
      },
      xml: { root: 'CopyObjectResult', member: 'CopyObjectResult' },
    },
  },
  input: z.object({
    Bucket: bucketInput,
    Key: keyInput,
    MetadataDirective: directive,
    TaggingDirective: directive,
    ...copySourceInput,
    ...newObjectInput,
  }),
  authorize: (input, { account }: S3Ports) => copyPermissions(account, input),
  run: async (input, ports: S3Ports, call) => {
    const { Bucket, Key, CopySource, MetadataDirective, TaggingDirective } = input;
    const bucket = ports.buckets.get(Bucket);
    const source = await readCopySource(ports, call, input);
    const encryption = encryptionOf(input, bucket.settings, ports.account);
    const isItself = CopySource.Bucket === Bucket && CopySource.Key === Key;
    if (isItself && !CopySource.VersionId && MetadataDirective === 'COPY' && !input.ServerSideEncryption) {
      throw new AwsError(
        'InvalidRequest',
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      );
    }
    requireObjectKey(ports, call.caller, encryption, { Bucket, Key }, 'kms:GenerateDataKey');
    const { bytes } = source;
    const described = describeNewObject(input);
    const { headers, metadata } = MetadataDirective === 'COPY' ? source.object : described;
    const { tags } = TaggingDirective === 'COPY' ? source.object : described;
    const checksum = verifiedChecksum(bytes, {}, source.object.checksum.member);
    const content = {
      key: Key,
      file: await ports.files.write(bytes),
      sizeBytes: bytes.length,
      eTag: `"${createHash('md5').update(bytes).digest('hex')}"`,
      lastModified: wholeSecond(ports.clock),
      headers,
      metadata,
      tags,
      checksum,
      encryption,
    };
    const object = await ports.buckets.put(bucket, content, call);
    const { VersionId: CopySourceVersionId } = describeVersion(source.bucket, source.object);
    return {
      CopyObjectResult: {
        ETag: object.eTag,
        LastModified: object.lastModified,
        ChecksumType: checksum.type,
        [checksum.member]: checksum.value,
      },
      CopySourceVersionId,
      ...describeEncryption(encryption),
      ...describeVersion(bucket, object),
    } satisfies CopyObjectOutput;
  },
});
