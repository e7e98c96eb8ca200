import type { HeadObjectOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../wire/operation';
import type { S3Ports } from '../ports';
import { objectPermission } from './bucket-input';
import { describeObject, OBJECT_HEADERS } from './object-description';
import { objectOf } from './object-of';
import { requireReadConditions } from './read-conditions';
import { describeResponseHeaders, READ_HEADERS, READ_QUERY, readInput } from './read-input';

export const headObject = operation({
  name: 'HeadObject',
  action: 's3:GetObject',
  http: {
    method: 'HEAD',
    path: '/{Bucket}/{Key+}',
    headers: READ_HEADERS,
    queryNames: READ_QUERY,
    headerMap: { member: 'Metadata', prefix: 'x-amz-meta-' },
    output: { headers: OBJECT_HEADERS },
  },
  input: readInput,
  authorize: (name, { account }: S3Ports) => objectPermission(account, name, 's3:GetObject'),
  run: (given, ports: S3Ports, call) => {
    const { bucket, object } = objectOf(ports, call, given);
    requireReadConditions(object, given);
    return {
      ...describeObject(bucket, object, given.ChecksumMode === 'ENABLED'),
      ...describeResponseHeaders(given),
    } satisfies HeadObjectOutput;
  },
});
