import { z } from 'zod';
import { bucketInput, keyInput, unserved, versionInput } from './bucket-input';
import { READ_CONDITION_HEADERS, readConditions } from './read-conditions';

const text = z.string().optional();

/** What GetObject and HeadObject take. */
export const readInput = z.object({
  Bucket: bucketInput,
  Key: keyInput,
  VersionId: versionInput,
  Range: text,
  ChecksumMode: text,
  PartNumber: unserved('PartNumber'),
  SSECustomerAlgorithm: unserved('SSECustomerAlgorithm'),
  ...readConditions,
  // What the answer is to say instead of what the object says, which presigned URLs are made with.
  ResponseCacheControl: text,
  ResponseContentDisposition: text,
  ResponseContentEncoding: text,
  ResponseContentLanguage: text,
  ResponseContentType: text,
  ResponseExpires: text,
});

export type ReadInput = z.output<typeof readInput>;

export const READ_HEADERS = {
  Range: 'range',
  ChecksumMode: 'x-amz-checksum-mode',
  SSECustomerAlgorithm: 'x-amz-server-side-encryption-customer-algorithm',
  ...READ_CONDITION_HEADERS,
};

export const READ_QUERY = {
  PartNumber: 'partNumber',
  VersionId: 'versionId',
  ResponseCacheControl: 'response-cache-control',
  ResponseContentDisposition: 'response-content-disposition',
  ResponseContentEncoding: 'response-content-encoding',
  ResponseContentLanguage: 'response-content-language',
  ResponseContentType: 'response-content-type',
  ResponseExpires: 'response-expires',
};

/** The headers that the client asks for, in the place of the object's. */
export function describeResponseHeaders(given: ReadInput) {
  const asked = {
    CacheControl: given.ResponseCacheControl,
    ContentDisposition: given.ResponseContentDisposition,
    ContentEncoding: given.ResponseContentEncoding,
    ContentLanguage: given.ResponseContentLanguage,
    ContentType: given.ResponseContentType,
    ExpiresString: given.ResponseExpires,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as {
    [Member in keyof typeof asked]?: string;
  };
}
