import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';

type Tags = Readonly<Record<string, string>>;

const MOST_TAGS = 10;

const tags = z.array(z.object({ Key: z.string(), Value: z.string() }));

/** The tags of an object: ten at most, of different keys. In XML the set is an element with the tags in it, or with none. */
export const tagSetInput = z.object({
  TagSet: z
    .union([tags, z.object({ Tag: tags }).transform(({ Tag }) => Tag), z.string().transform(() => [])])
    .transform((given) => tagsOf(given.map(({ Key, Value }) => [Key, Value]))),
});

/** Tags as the `x-amz-tagging` header has them: like a query string. @throws AwsError `InvalidTag`, `BadRequest` */
export function readTagging(text: string | undefined): Tags {
  return tagsOf([...new URLSearchParams(text ?? '')]);
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
function tagsOf(entries: readonly (readonly [string, string])[]): Tags {
  if (entries.length > MOST_TAGS) throw new AwsError('BadRequest', 'Object tags cannot be greater than 10');
  if (new Set(entries.map(([key]) => key)).size < entries.length) {
    throw new AwsError('InvalidTag', 'Cannot provide multiple Tags with the same key');
  }
  if (entries.some(([key, value]) => key === '' || key.length > 128 || value.length > 256)) {
    throw new AwsError('InvalidTag', 'The TagKey or the TagValue you have provided is invalid');
  }
  return Object.fromEntries(entries);
}
