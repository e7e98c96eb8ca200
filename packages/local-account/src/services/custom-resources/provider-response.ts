import { z } from 'zod';
import type { ResourceIdentity } from '../../engine/resource-type';
import { CustomResourceFailed } from './custom-resource-failed';

/** "The total size of the response body can't exceed 4096 bytes." */
const LARGEST_RESPONSE_BYTES = 4096;

const providerResponse = z.object({
  Status: z.enum(['SUCCESS', 'FAILED']),
  Reason: z.unknown().optional(),
  PhysicalResourceId: z.string().optional(),
  Data: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((data) => data ?? {}),
});

/** What a provider answers. */
export type ProviderResponse = z.output<typeof providerResponse>;

/**
 * Reads the answer of a provider.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref.html
 * @param requestId of the request that it answers
 * @throws CustomResourceFailed for none, and for what is no answer. The words for one that did not come are AWS's, by users who met
 * them; those for what is no answer are not confirmed.
 */
export function readProviderResponse(
  body: string | undefined,
  requestId: string,
  identity: ResourceIdentity,
): ProviderResponse {
  if (body === undefined) {
    throw new CustomResourceFailed(
      identity,
      `CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [${requestId}]. If you are using the Python cfn-response module, you may need to update your Lambda function so that CloudFormation can attach the updated version.`,
    );
  }
  if (Buffer.byteLength(body) > LARGEST_RESPONSE_BYTES) {
    throw new CustomResourceFailed(identity, 'Response object is too long.');
  }
  const read = providerResponse.safeParse(parseJson(body));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const member = issue?.path.map(String).join('.');
  throw new CustomResourceFailed(
    identity,
    member ? `Invalid ${member} in the response.` : 'The response is no JSON object.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
