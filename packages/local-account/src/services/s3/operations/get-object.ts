import { operation } from '../../../wire/operation';
import { parseByteRange } from '../object/byte-range';
import type { S3Ports } from '../ports';
import { noSuchKey } from '../s3-errors';
import { objectPermission } from './bucket-input';
import { describeObject, OBJECT_HEADERS } from './object-description';
import { objectOf } from './object-of';
import { requireReadConditions } from './read-conditions';
import { describeResponseHeaders, READ_HEADERS, READ_QUERY, readInput } from './read-input';

export const getObject = operation({
  name: 'GetObject',
  http: {
    method: 'GET',
    path: '/{Bucket}/{Key+}',
    headers: READ_HEADERS,
    queryNames: READ_QUERY,
    headerMap: { member: 'Metadata', prefix: 'x-amz-meta-' },
    output: {
      headers: { ...OBJECT_HEADERS, ContentRange: 'content-range' },
      payload: 'Body',
      partial: 'ContentRange',
    },
  },
  input: readInput,
  authorize: (name, { account }: S3Ports) => objectPermission(account, name, 's3:GetObject'),
  run: async (given, ports: S3Ports, call) => {
    const { bucket, object } = objectOf(ports, call, given);
    requireReadConditions(object, given);
    const range = parseByteRange(given.Range, object.sizeBytes);
    const bytes = await ports.files.read(object.file);
    // Another client has put or deleted it in between.
    if (!bytes) throw noSuchKey();
    // The checksum is one of the whole.
    const described = {
      ...describeObject(bucket, object, given.ChecksumMode === 'ENABLED' && !range),
      ...describeResponseHeaders(given),
    };
    if (!range) return { ...described, Body: bytes };
    const { start, end } = range;
    return {
      ...described,
      ContentLength: end - start + 1,
      ContentRange: `bytes ${start}-${end}/${object.sizeBytes}`,
      Body: bytes.subarray(start, end + 1),
    };
  },
});
