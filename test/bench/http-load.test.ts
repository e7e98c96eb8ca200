import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpLoad } from '../../bench/servers/http-load';
import { burstBodies } from '../../bench/sides/burst-bodies';

let server: Server;
let load: HttpLoad;

async function answerWith(listener: RequestListener): Promise<void> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  load = new HttpLoad(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}
afterEach(async () => {
  await load[Symbol.asyncDispose]();
  server.close();
});

test('posts each body once, and tells what each transaction is called', async () => {
  const seen: string[] = [];
  await answerWith((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push(body);
      response.setHeader('apigw-requestid', `id-${seen.length}`);
      response.end();
    });
  });
  const bodies = burstBodies(200);
  const { answers } = await load.burst(bodies);

  expect(seen.toSorted()).toEqual(bodies.map(String).toSorted());
  expect(new Set(answers.map(({ apiRequestId }) => apiRequestId)).size).toBe(200);
});

test('ends with the first answer that is not 200', async () => {
  await answerWith((_, response) => {
    response.statusCode = 429;
    response.end('{"message":"Too Many Requests"}');
  });
  await expect(load.burst(burstBodies(10))).rejects.toThrow(
    'A POST was answered with 429: {"message":"Too Many Requests"}',
  );
});
