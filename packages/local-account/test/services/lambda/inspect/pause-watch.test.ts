import { PauseWatch } from '../../../../src/services/lambda/inspect/pause-watch';

const UPGRADED = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n';

/** A frame as a server sends it. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length < 126) return Buffer.concat([Buffer.from([0x81, payload.length]), payload]);
  const head = Buffer.alloc(payload.length < 65_536 ? 4 : 10);
  head.writeUInt8(0x81, 0);
  head.writeUInt8(head.length === 4 ? 126 : 127, 1);
  if (head.length === 4) head.writeUInt16BE(payload.length, 2);
  else head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}

const notification = (method: string, padding = 0) =>
  frame(`{"method":"${method}","params":{"text":"${'x'.repeat(padding)}"}}`);

const STREAM = Buffer.concat([
  Buffer.from(UPGRADED),
  notification('Debugger.scriptParsed', 70_000),
  notification('Debugger.paused', 300),
  frame(''),
  frame('{"id":1,"result":{}}'),
  notification('Runtime.consoleAPICalled', 20),
  notification('Debugger.resumed'),
  notification('Debugger.paused', 70_000),
]);

/** What is told of bytes that come in pieces of this size. */
function told(stream: Buffer, pieceBytes: number): boolean[] {
  const heard: boolean[] = [];
  const watch = new PauseWatch((isHeld) => heard.push(isHeld));
  for (let at = 0; at < stream.length; at += pieceBytes) watch.read(stream.subarray(at, at + pieceBytes));
  return heard;
}

test.each([1, 2, 3, 7, 64, 1_000, 1_000_000])('pauses are told, in pieces of %d bytes', (pieceBytes) => {
  expect(told(STREAM, pieceBytes)).toEqual([true, false, true]);
});

test.each([
  ['an answer to another request', 'HTTP/1.1 200 OK\r\n\r\n'],
  ['headers without an end', 'x'.repeat(20_000)],
])('%s has none', (_, start) => {
  expect(told(Buffer.concat([Buffer.from(start), notification('Debugger.paused')]), 100)).toEqual([]);
});
