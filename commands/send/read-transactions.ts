import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { CommandError } from '../command-error';
import { splitLines } from './split-lines';

/** A transaction that is to be sent. */
export interface Transaction {
  /** Of the file it is a line of, from 1. @default - it is no line */
  readonly line?: number;
  readonly body: Buffer;
}

/** What there is to send. */
export interface TransactionSource {
  /** `-` is standard input. @default - `data` is what is sent */
  readonly file?: string;
  readonly data?: string;
  /** Whether each line is one. @default - if the file's name ends in `.ndjson` or `.jsonl` */
  readonly lines?: boolean;
}

/**
 * Reads transactions one after the other, so that a file of any length takes the memory of a line.
 *
 * @throws CommandError if there is nothing to send, or it cannot be read
 */
export async function* readTransactions(
  { file, data, lines }: TransactionSource,
  input: Readable,
): AsyncGenerator<Transaction, void> {
  if ((file === undefined) === (data === undefined)) {
    throw new CommandError(
      'There is nothing to send, or twice. Give a file, - for standard input, or --data with the transaction itself.',
    );
  }
  if (file === undefined) {
    yield { body: Buffer.from(data ?? '') };
    return;
  }
  const stream = file === '-' ? input : await openFile(file);
  const chunks = stream as AsyncIterable<Buffer>;
  if (lines ?? /\.(ndjson|jsonl)$/i.test(file)) {
    for await (const { number, bytes } of splitLines(chunks)) yield { line: number, body: bytes };
  } else {
    yield { body: await buffer(stream) };
  }
}

async function openFile(file: string): Promise<Readable> {
  const stream = createReadStream(file);
  try {
    await once(stream, 'readable');
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${(error as Error).message}.`);
  }
  return stream;
}
