/** Where a REST operation's members travel; those not named here are members of the body. */
export interface HttpBinding {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** The path, with members in braces: `/v1/pipes/{Name}`; the last may take all that is left: `/{Bucket}/{Key+}`. */
  readonly path: string;
  /** What the query string has to have, where others share the path: `list-type=2`. @default - nothing */
  readonly queryFlag?: string;
  /** The header that a request has to have, where others share the rest: `x-amz-copy-source`. @default - none */
  readonly headerFlag?: string;
  /** Input members in the query string. They are strings: a schema coerces them. */
  readonly query?: readonly string[];
  /** Input members in the query string that are called otherwise there, with their names. */
  readonly queryNames?: Readonly<Record<string, string>>;
  /** The member that is a map in headers of this beginning, in the output as well: `x-amz-meta-`. */
  readonly headerMap?: { readonly member: string; readonly prefix: string };
  /** Input members in headers, with the headers' names. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The input member that is the body itself, as bytes. */
  readonly payload?: string;
  /** The input member that the body is, where it is an XML document. @default - none is */
  readonly xmlPayload?: {
    readonly member: string;
    /** The elements in it that repeat, with the members that are the lists of them. */
    readonly lists: Readonly<Record<string, string>>;
  };
  /** The HTTP status of an answer. @default - 200 */
  readonly success?: number;
  readonly output?: {
    /** Output members in headers, with the headers' names. */
    readonly headers?: Readonly<Record<string, string>>;
    /** The output member that is the body itself. */
    readonly payload?: string;
    /** The output member that is the HTTP status. */
    readonly status?: string;
    /** The status of what has no output: 204. @default - 200 */
    readonly emptyStatus?: 204;
    /** The output member that is there in a part of what was asked for: the status is then 206. */
    readonly partial?: string;
    /** How an XML protocol writes the body. @default - there is none */
    readonly xml?: {
      readonly root: string;
      /** The output member that the root is. @default - the members that are nowhere else are in it */
      readonly member?: string;
      /** What the elements of a list are called, inside of one of its own name. @default - each has the list's own name */
      readonly items?: Readonly<Record<string, string>>;
      /** What elements are called whose member has another name. @default - the member's name */
      readonly renamed?: Readonly<Record<string, string>>;
      /** The member that is the root's text. @default - the root has members */
      readonly text?: string;
    };
  };
}
