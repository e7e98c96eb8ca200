import { z } from 'zod';
import { bucketInput, keyInput, unserved } from './bucket-input';

/** What GetObject and HeadObject take. */
export const readInput = z.object({
  Bucket: bucketInput,
  Key: keyInput,
  Range: z.string().optional(),
  ChecksumMode: z.string().optional(),
  IfMatch: unserved('IfMatch'),
  IfModifiedSince: unserved('IfModifiedSince'),
  IfNoneMatch: unserved('IfNoneMatch'),
  IfUnmodifiedSince: unserved('IfUnmodifiedSince'),
  PartNumber: unserved('PartNumber'),
  SSECustomerAlgorithm: unserved('SSECustomerAlgorithm'),
  VersionId: unserved('VersionId'),
});

export const READ_HEADERS = {
  Range: 'range',
  ChecksumMode: 'x-amz-checksum-mode',
  IfMatch: 'if-match',
  IfModifiedSince: 'if-modified-since',
  IfNoneMatch: 'if-none-match',
  IfUnmodifiedSince: 'if-unmodified-since',
  SSECustomerAlgorithm: 'x-amz-server-side-encryption-customer-algorithm',
};

export const READ_QUERY = { PartNumber: 'partNumber', VersionId: 'versionId' };
