import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { limitConnections } from '../../src/wire/connection-limit';

test('with few file handles, requests are refused before connections are', async () => {
  const server = createServer();
  const tooMany = limitConnections(server, 64);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const open = async (count: number): Promise<Socket[]> => {
    const { port } = server.address() as AddressInfo;
    const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    return sockets;
  };
  const served = await open(12);
  expect(tooMany()).toBe(false);
  const [refused] = await open(1);
  while (!tooMany()) await turn();
  refused?.destroy();
  while (tooMany()) await turn();
  for (const socket of [...served, ...(await open(10))]) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});
