import { CommandError } from '../command-error';

const LINE_END = 0x0a;
/** API Gateway takes no body above 10 MB. */
const LONGEST_LINE = 10 * 1024 * 1024;

/** A line's bytes as they are, without its end. */
export interface InputLine {
  /** From 1. */
  readonly number: number;
  readonly bytes: Buffer;
}

/**
 * Splits a stream into lines, byte for byte and without holding more than one; lines that are blank are left out.
 *
 * @throws CommandError for a line above 10 MiB
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<InputLine> {
  let number = 1;
  let begun: Buffer[] = [];
  let begunBytes = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, from)) {
      const bytes = Buffer.concat([...begun, chunk.subarray(from, end)]);
      if (!isBlank(bytes)) yield { number, bytes };
      begun = [];
      begunBytes = 0;
      number += 1;
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
    begunBytes += chunk.length - from;
    if (begunBytes > LONGEST_LINE) {
      throw new CommandError(
        `Line ${number} is longer than 10 MiB, which the API does not take. Is it a file of lines?`,
      );
    }
  }
  const bytes = Buffer.concat(begun);
  if (!isBlank(bytes)) yield { number, bytes };
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
