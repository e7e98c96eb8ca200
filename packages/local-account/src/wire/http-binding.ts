/** Where a REST operation's members travel; those not named here are members of the body. */
export interface HttpBinding {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The path, with members in braces: `/v1/pipes/{Name}`. */
  readonly path: string;
  /** Input members in the query string. They are strings: a schema coerces them. */
  readonly query?: readonly string[];
  /** Input members in headers, with the headers' names. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The input member that is the body itself, as bytes. */
  readonly payload?: string;
  /** The HTTP status of an answer. @default - 200 */
  readonly success?: number;
  readonly output?: {
    /** Output members in headers, with the headers' names. */
    readonly headers?: Readonly<Record<string, string>>;
    /** The output member that is the body itself. */
    readonly payload?: string;
    /** The output member that is the HTTP status. */
    readonly status?: string;
  };
}
