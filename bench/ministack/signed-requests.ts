import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { HttpRequest } from '@smithy/types';

/** What clients of the AWS SDK are made with. */
export interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** A request as the AWS SDK makes and signs it, to be sent within the five minutes for which its signature is good. */
export interface SignedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const NO_ANSWER = new TextEncoder().encode('{}');

/**
 * The requests of PutEvents, one for each entry. The SDK takes longer for one than an account may for the whole path: sent by the SDK, a
 * burst would measure the SDK.
 */
export async function signPutEvents(
  settings: ClientSettings,
  entries: readonly PutEventsRequestEntry[],
): Promise<SignedRequest[]> {
  const signed: SignedRequest[] = [];
  const client = new EventBridgeClient({
    ...settings,
    requestHandler: {
      handle: ({ path, headers, body }: HttpRequest) => {
        const { host = '', 'content-length': _length, ...sent } = headers;
        signed.push({
          url: `http://${host}${path}`,
          headers: sent,
          body: Buffer.concat([body as Uint8Array]),
        });
        return Promise.resolve({ response: { statusCode: 200, headers: {}, body: NO_ANSWER } });
      },
    },
  });
  for (const entry of entries) await client.send(new PutEventsCommand({ Entries: [entry] }));
  client.destroy();
  return signed;
}
