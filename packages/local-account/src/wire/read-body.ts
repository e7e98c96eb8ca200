import type { IncomingMessage } from 'node:http';
import type { BodyMemory } from './body-budget';
import type { UnreadBody } from './wire-request';

/**
 * Reads a body. What is too large by its `Content-Length` is not begun with.
 *
 * @returns why it was not read, if it was not: what then still comes is thrown away; undefined if the client goes away in the
 * middle of it
 */
export function readBody(
  request: IncomingMessage,
  largestBytes: number,
  memory: BodyMemory,
): Promise<Buffer | UnreadBody | undefined> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    const giveUp = (why: UnreadBody) => {
      chunks = [];
      memory.release();
      request.removeListener('data', take);
      request.resume();
      resolve(why);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > largestBytes) giveUp(413);
      else if (memory.grow(chunk.length)) chunks.push(chunk);
      else giveUp(503);
    };
    request.on('data', take);
    request.on('end', () => {
      const [only, ...others] = chunks;
      resolve(only && others.length === 0 ? only : Buffer.concat(chunks));
    });
    request.on('error', () => resolve(undefined));
    request.on('close', () => resolve(undefined));
    if (Number(request.headers['content-length'] ?? 0) > largestBytes) giveUp(413);
  });
}
