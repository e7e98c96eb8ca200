import { createHash } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Connection } from './connection';
import { HttpPoster } from './http-poster';

/** What a sender gets for a transaction. */
export interface Answer {
  readonly status: number;
  /** `apigw-requestid`. */
  readonly apiRequestId: string | undefined;
  /** SQS's. */
  readonly messageId: string | undefined;
  /** The MD5 that SQS made of the body on arrival, in hex. */
  readonly md5: string | undefined;
  /** SQS's or API Gateway's text. */
  readonly text: string;
}

export interface SenderProps {
  /** The stack's API. */
  readonly endpoint: string;
  /** Whose credentials and Region sign, if the API asks for it. */
  readonly connection: Pick<Connection, 'cloudFormation'>;
  /** For an API with `authorization=jwt`. @default - none */
  readonly token?: string;
  /** Ends what waits for an answer. @default - nothing does */
  readonly signal?: AbortSignal;
}

/**
 * Posts transactions as a client does: plain, with a token, or signed once the API refuses one that is not. The refusal is what tells of IAM:
 * asking for the route's authorization would take a permission that sending does not need.
 */
export class TransactionSender implements Disposable {
  private readonly poster: HttpPoster;
  private signs = false;

  constructor(private readonly props: SenderProps) {
    this.poster = new HttpPoster(props.endpoint, props.signal);
  }

  /**
   * @param body exactly what is sent
   * @param headers beside those of the signature or token
   * @throws Error of the network, or after ten seconds without an answer: nobody knows then whether it was taken
   */
  async post(body: Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const isSigned = this.signs;
    const answer = await this.send(body, headers, isSigned);
    if (answer.status !== 403 || isSigned || this.props.token !== undefined) return answer;
    this.signs = true;
    return this.send(body, headers, true);
  }

  [Symbol.dispose](): void {
    this.poster[Symbol.dispose]();
  }

  private async send(
    body: Uint8Array,
    headers: Readonly<Record<string, string>>,
    isSigned: boolean,
  ): Promise<Answer> {
    const answer = await this.poster.post(body, {
      ...headers,
      ...(await this.authorization(body, isSigned)),
    });
    const { status, text } = answer;
    return {
      status,
      apiRequestId: answer.header('apigw-requestid'),
      messageId: /<MessageId>([^<]+)</.exec(text)?.[1],
      md5: /<MD5OfMessageBody>([0-9a-f]{32})</.exec(text)?.[1],
      text,
    };
  }

  private async authorization(body: Uint8Array, isSigned: boolean): Promise<Record<string, string>> {
    const { token, endpoint, connection } = this.props;
    if (token !== undefined) return { authorization: `Bearer ${token}` };
    if (!isSigned) return {};
    const { region, credentials } = connection.cloudFormation.config;
    const signer = new SignatureV4({ service: 'execute-api', region, credentials, sha256: Sha256 });
    const { protocol, hostname, host, pathname } = new URL(endpoint);
    const request = { method: 'POST', protocol, hostname, path: pathname, headers: { host }, body };
    const { headers } = await signer.sign(request);
    return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'host'));
  }
}

/** @returns hex */
export function md5Of(bytes: Uint8Array | string): string {
  return createHash('md5').update(bytes).digest('hex');
}
