import { z } from 'zod';
import { bucketInput, keyInput } from './bucket-input';

/** What names an upload in parts. */
export const uploadInput = {
  Bucket: bucketInput,
  Key: keyInput,
  UploadId: z.string().min(1),
};

/** Part numbers go from 1 to 10,000: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
export const partNumber = z.coerce.number().int().min(1).max(10_000);
