import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import type { StoredObject } from '../object/stored-object';
import { preconditionFailed } from '../s3-errors';

/** A date of HTTP; one that cannot be read is passed over (RFC 9110, section 13.1.3). */
const date = z
  .string()
  .optional()
  .transform((text) => {
    const time = Date.parse(text ?? '');
    return Number.isNaN(time) ? undefined : time;
  });

const eTags = z
  .string()
  .optional()
  .transform((text) => text?.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', '')));

export const readConditions = {
  IfMatch: eTags,
  IfModifiedSince: date,
  IfNoneMatch: eTags,
  IfUnmodifiedSince: date,
};

export const READ_CONDITION_HEADERS = {
  IfMatch: 'if-match',
  IfModifiedSince: 'if-modified-since',
  IfNoneMatch: 'if-none-match',
  IfUnmodifiedSince: 'if-unmodified-since',
};

/**
 * Looks at the conditions of a read. Of an entity tag and a date the tag counts.
 *
 * @throws AwsError `PreconditionFailed` (412), `NotModified` (304)
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export function requireReadConditions(
  { eTag, lastModified }: Pick<StoredObject, 'eTag' | 'lastModified'>,
  given: z.output<z.ZodObject<typeof readConditions>>,
): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince = -Infinity, IfUnmodifiedSince = Infinity } = given;
  const names = (tags: readonly string[]) => tags.includes('*') || tags.includes(eTag.replaceAll('"', ''));
  const modified = lastModified.getTime();
  if (IfMatch ? !names(IfMatch) : modified > IfUnmodifiedSince) throw preconditionFailed();
  if (IfNoneMatch ? names(IfNoneMatch) : modified <= IfModifiedSince) {
    throw new AwsError('NotModified', 'Not Modified', 304);
  }
}
