import type { Server } from 'node:http';

/** Half of it serves requests: more than the clients on a developer's machine. */
const MOST_CONNECTIONS = 2_000;

/** What the process needs of its file handles for itself: the pipes of functions' processes, and files that are being read. */
const HANDLES_OF_THE_PROCESS = 32;

/**
 * Bounds how many connections are open at once, below what the file handles of the process allow. Half of them serve requests; on
 * the other half, a request is refused in words; beyond that, Node.js closes connections as they come, since each takes a handle.
 *
 * @param handles the most files that this process may open
 * @returns whether there are too many connections now, so that a request is refused
 */
export function limitConnections(server: Server, handles: number): () => boolean {
  const most = Math.min(MOST_CONNECTIONS, Math.max(8, Math.floor((handles - HANDLES_OF_THE_PROCESS) * 0.75)));
  const served = Math.floor(most / 2);
  let open = 0;
  server.maxConnections = most;
  server.on('connection', (socket) => {
    open += 1;
    socket.once('close', () => (open -= 1));
    if (open > served) server.closeIdleConnections();
  });
  return () => open > served;
}
