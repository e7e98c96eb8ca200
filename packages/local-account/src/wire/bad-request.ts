import type { Server } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** What a client is told that sends no whole request. */
const REASONS = new Map([
  ['HPE_HEADER_OVERFLOW', [431, 'The request line and the headers are larger than 16 KiB.']],
  ['ERR_HTTP_REQUEST_TIMEOUT', [408, 'The request did not come to its end in time.']],
] as const);

/**
 * Answers what cannot be read as a request, or does not come to its end, and closes the connection.
 *
 * @param isAnswering whether an answer has begun on the connection, which nothing may be put into
 */
export function answerBadRequests(server: Server, isAnswering: (socket: Socket) => boolean): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || isAnswering(socket) || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const [status, message] = REASONS.get(error.code as never) ?? [400, 'The request is not HTTP/1.1.'];
    const body = JSON.stringify({ message });
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'content-type: application/json',
        `content-length: ${Buffer.byteLength(body)}`,
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  });
}
