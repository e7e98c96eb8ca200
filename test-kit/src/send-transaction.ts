import { type Answer, md5Of, TransactionSender } from '../../commands/aws/transaction-sender';
import type { Pipeline } from './pipeline';

export interface SendOptions {
  /** For an API with `authorization=jwt`. @default - none; an API with `authorization=iam` gets a signed request */
  readonly token?: string;
  /** @default - application/json */
  readonly contentType?: string;
}

/**
 * Posts one transaction to the API.
 *
 * @param body exactly what is sent; an object is sent as JSON
 * @returns what the API answered, also if it refused it: `status` 200 is accepted, `apiRequestId` is the transaction's identity
 * @throws Error if what arrived is not what was sent
 */
export async function sendTransaction(
  { connection, stack }: Pick<Pipeline, 'connection' | 'stack'>,
  body: string | Uint8Array | Readonly<Record<string, unknown>>,
  { token, contentType = 'application/json' }: SendOptions = {},
): Promise<Answer & { readonly apiRequestId: string }> {
  using sender = new TransactionSender({ endpoint: stack.output('ApiEndpoint'), connection, token });
  const bytes = bytesOf(body);
  const answer = await sender.post(bytes, { 'content-type': contentType });
  if (answer.status === 200 && answer.md5 !== md5Of(bytes)) {
    throw new Error(
      `What arrived in the queue has the MD5 ${answer.md5}, and what was sent has ${md5Of(bytes)}.`,
    );
  }
  return { ...answer, apiRequestId: answer.apiRequestId ?? '' };
}

function bytesOf(body: string | Uint8Array | Readonly<Record<string, unknown>>): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
