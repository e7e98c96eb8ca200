import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import type { Call } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { parseTemplateUrl } from './template-url';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const MOST_BODY_BYTES = 51_200;
const MOST_OBJECT_BYTES = 1_000_000;

const MORE_ABOUT_S3_ERRORS =
  'For more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html';

/** Where a template is given. */
export const templateSourceInput = {
  TemplateBody: z.string().min(1).max(MOST_BODY_BYTES).optional(),
  TemplateURL: z.string().min(1).max(5120).optional(),
};

export interface TemplateSource {
  readonly TemplateBody?: string | undefined;
  readonly TemplateURL?: string | undefined;
}

/**
 * The text of the template that is given, in the request or as an object of S3, which is read as the caller.
 *
 * @returns undefined if none is given
 * @throws AwsError `ValidationError`
 */
export async function givenTemplateText(
  { TemplateBody, TemplateURL }: TemplateSource,
  { readObject }: CloudFormationPorts,
  call: Call,
): Promise<string | undefined> {
  if (TemplateURL === undefined) return TemplateBody;
  if (TemplateBody !== undefined) {
    // Not confirmed against AWS: the words for a template that is given twice.
    throw invalid('Only one of Template URL or Template Body can be specified.');
  }
  const bytes = await readTemplateObject(TemplateURL, readObject, call);
  if (bytes.length > MOST_OBJECT_BYTES) {
    // Not confirmed against AWS: the words for a template that is too large.
    throw invalid(`Template may not exceed ${MOST_OBJECT_BYTES} bytes in size.`);
  }
  return Buffer.from(bytes).toString();
}

async function readTemplateObject(
  url: string,
  readObject: CloudFormationPorts['readObject'],
  call: Call,
): Promise<Uint8Array> {
  const [, bucketOfS3Url] = /^s3:\/\/([^/]+)/.exec(url) ?? [];
  if (bucketOfS3Url !== undefined) {
    throw invalid(`S3 error: Domain name specified in ${bucketOfS3Url} is not a valid S3 domain`);
  }
  const address = parseTemplateUrl(url);
  if (!address) throw invalid('TemplateURL must be a supported URL.');
  try {
    return await readObject(call, address);
  } catch (error) {
    // In AWS's words, by users who met them.
    if (error instanceof AwsError) throw invalid(`S3 error: ${error.message}\n${MORE_ABOUT_S3_ERRORS}`);
    throw error;
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
