import { RefusedError } from '../../errors/refused-error';
import type { VendedLog } from './needs';
import type { RequestContext } from './request-context';

/** The largest format. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const LARGEST_FORMAT_BYTES = 3 * 1024;

const VARIABLE = /\$context\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*)/g;

/**
 * The access log of a stage, a record a request in the format that the template gives. Variables without a value are written as `-`.
 *
 * Not confirmed against AWS: values are written as they are, also where a quote of theirs breaks a format of JSON.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
 */
export class AccessLog {
  /** A text, then by turns the name of a variable and the text after it. */
  private readonly pieces: readonly string[];

  /** @throws RefusedError for a format that AWS does not take */
  constructor(
    format: string,
    private readonly log: VendedLog,
    where: string,
  ) {
    if (/[\r\n]/.test(format)) throw new RefusedError(where, 'The format must be a single line.');
    this.pieces = format.split(VARIABLE);
    const names = this.pieces.filter((_, index) => index % 2 === 1);
    if (!names.includes('requestId'))
      throw new RefusedError(where, 'The format must include at least $context.requestId.');
    if (Buffer.byteLength(format) > LARGEST_FORMAT_BYTES)
      throw new RefusedError(where, `The format must not be larger than ${LARGEST_FORMAT_BYTES} bytes.`);
  }

  /** @param timestamp when the request came, in milliseconds since the epoch */
  write(context: RequestContext, timestamp: number): void {
    let record = '';
    for (const [index, piece] of this.pieces.entries()) {
      record += index % 2 === 1 ? (context.get(piece) ?? '-') : piece;
    }
    this.log.write(timestamp, record);
  }
}
