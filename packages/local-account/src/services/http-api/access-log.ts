import { RefusedError } from '../../errors/refused-error';
import type { VendedLog } from './needs';
import type { RequestContext } from './request-context';

/** The largest format. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const LARGEST_FORMAT_BYTES = 3 * 1024;

const VARIABLE = /\$context\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*)/g;

/** Of a format: a text, and the variable that comes after it. */
interface Piece {
  readonly text: string;
  /** @default - it is the end of the format */
  readonly variable: string | undefined;
}

/**
 * The access log of a stage, a record a request in the format that the template gives. Variables without a value are written as `-`.
 *
 * Not confirmed against AWS: values are written as they are, also where a quote of theirs breaks a format of JSON.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
 */
export class AccessLog {
  private readonly pieces: readonly Piece[];

  /** @throws RefusedError for a format that AWS does not take */
  constructor(
    format: string,
    private readonly log: VendedLog,
    where: string,
  ) {
    if (/[\r\n]/.test(format)) throw new RefusedError(where, 'The format must be a single line.');
    this.pieces = piecesOf(format);
    if (!this.pieces.some(({ variable }) => variable === 'requestId'))
      throw new RefusedError(where, 'The format must include at least $context.requestId.');
    if (Buffer.byteLength(format) > LARGEST_FORMAT_BYTES)
      throw new RefusedError(where, `The format must not be larger than ${LARGEST_FORMAT_BYTES} bytes.`);
  }

  /** @param timestamp when the request came, in milliseconds since the epoch */
  write(context: RequestContext, timestamp: number): void {
    let record = '';
    for (const { text, variable } of this.pieces) {
      record += variable === undefined ? text : text + (context.get(variable) ?? '-');
    }
    this.log.write(timestamp, record);
  }
}

function piecesOf(format: string): Piece[] {
  // Texts, by turns with the names between them.
  const parts = format.split(VARIABLE);
  return parts.flatMap((text, index) => (index % 2 === 0 ? [{ text, variable: parts[index + 1] }] : []));
}
