import { createHash } from 'node:crypto';
import type { Identify } from '../trace/identify';
import type { TransactionIdentity } from '../trace/trace-record';
import { carriedBody } from './carried-body';

/** What a piece is made of. */
export interface PieceContent {
  /** What it carries; an event, or a body. */
  readonly text: string;
  /** The text of each message attribute. @default - none */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What `identify` reads, where it is another text. @default - `text` */
  readonly event?: () => string;
  /** @default - the text tells */
  readonly transaction?: TransactionIdentity;
}

/** What a call is about, or one entry of its batch. What has to be read for it is read when somebody asks. */
export class Piece {
  private readBody: string | undefined;
  private readIdentity: string | undefined;

  constructor(
    private readonly content: PieceContent,
    private readonly identify: Identify,
  ) {}

  /** The message's body. */
  get body(): string {
    return (this.readBody ??= carriedBody(this.content.text));
  }

  /** Of the body, which is the same in each run, as no id is; short, since many are remembered. */
  get digest(): string {
    return (this.readIdentity ??= createHash('sha256').update(this.body).digest('base64').slice(0, 16));
  }

  get transaction(): TransactionIdentity {
    const { text, attributes = {}, event, transaction } = this.content;
    return transaction ?? this.identify({ body: event?.() ?? text, attributes });
  }
}
