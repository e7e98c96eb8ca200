import { z } from 'zod';
import type { StoredObject } from '../object/stored-object';
import { invalidArgument } from '../s3-errors';
import { bucketInput } from './bucket-input';

/** What both lists take. */
export const listMembers = {
  Bucket: bucketInput,
  Delimiter: z.string().default(''),
  EncodingType: z.string().optional(),
  MaxKeys: z.coerce
    .number()
    .default(1000)
    .transform((given) => {
      if (Number.isInteger(given) && given >= 0) return Math.min(given, 1000);
      throw invalidArgument('Argument maxKeys must be an integer between 0 and 2147483647');
    }),
  Prefix: z.string().default(''),
};

export const LIST_QUERY = {
  Delimiter: 'delimiter',
  EncodingType: 'encoding-type',
  MaxKeys: 'max-keys',
  Prefix: 'prefix',
};

/** A text as the client asks for it: XML cannot hold every character of a key. */
export function encoder(encodingType: string | undefined): (text: string) => string {
  if (encodingType === undefined) return (text) => text;
  if (encodingType !== 'url') throw invalidArgument('Invalid Encoding Method specified in Request');
  return (text) => encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+');
}

export function describeListed(
  { key, lastModified, eTag, sizeBytes, checksum }: StoredObject,
  encode: (text: string) => string,
) {
  return {
    Key: encode(key),
    LastModified: lastModified,
    ETag: eTag,
    ChecksumAlgorithm: [checksum.member.replace('Checksum', '') as 'CRC32'],
    ChecksumType: 'FULL_OBJECT' as const,
    Size: sizeBytes,
    StorageClass: 'STANDARD' as const,
  };
}
