import { randomBytes } from 'node:crypto';
import { get, type IncomingMessage, request } from 'node:http';
import type { Duplex } from 'node:stream';

export interface InspectorMessage {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
}

/** What an inspector of Node.js lists first: the process. */
export async function inspectorTarget(port: number): Promise<{ webSocketDebuggerUrl: string }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/json/list', agent: false }, resolve).on('error', reject);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return (JSON.parse(Buffer.concat(chunks).toString()) as { webSocketDebuggerUrl: string }[])[0]!;
}

/** A debugger: speaks the inspector's protocol over a WebSocket, of which Node.js 20 has none of its own. */
export class InspectorClient implements Disposable {
  readonly messages: InspectorMessage[] = [];
  private readonly waiting = new Set<() => void>();
  private bytes = Buffer.alloc(0);
  private lastId = 0;

  private constructor(private readonly socket: Duplex) {
    socket.on('data', (chunk: Buffer) => {
      this.bytes = Buffer.concat([this.bytes, chunk]);
      while (this.readFrame());
      for (const check of [...this.waiting]) check();
    });
  }

  /** @param port of the inspector, or of what stands before it */
  static async attach(port: number): Promise<InspectorClient> {
    const { webSocketDebuggerUrl } = await inspectorTarget(port);
    const url = new URL(webSocketDebuggerUrl);
    const socket = await new Promise<Duplex>((resolve, reject) => {
      request({
        host: url.hostname,
        port: url.port,
        path: url.pathname,
        headers: {
          Connection: 'Upgrade',
          Upgrade: 'websocket',
          'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
          'Sec-WebSocket-Version': '13',
        },
      })
        .on('upgrade', (_, upgraded) => resolve(upgraded))
        .on('error', reject)
        .end();
    });
    return new InspectorClient(socket);
  }

  /** Calls a method. @returns its result */
  async call(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++this.lastId;
    this.socket.write(frameOf(JSON.stringify({ id, method, params })));
    const { result = {} } = await this.message((message) => message.id === id);
    return result;
  }

  /** Waits for a notification. */
  notified(method: string): Promise<InspectorMessage> {
    return this.message((message) => message.method === method);
  }

  message(isMeant: (message: InspectorMessage) => boolean): Promise<InspectorMessage> {
    return new Promise((resolve) => {
      const check = () => {
        const found = this.messages.find(isMeant);
        if (!found) return;
        this.waiting.delete(check);
        resolve(found);
      };
      this.waiting.add(check);
      check();
    });
  }

  [Symbol.dispose](): void {
    this.socket.destroy();
  }

  private readFrame(): boolean {
    if (this.bytes.length < 2) return false;
    const short = this.bytes.readUInt8(1) & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (this.bytes.length < head) return false;
    const length =
      short < 126
        ? short
        : short === 126
          ? this.bytes.readUInt16BE(2)
          : Number(this.bytes.readBigUInt64BE(2));
    if (this.bytes.length < head + length) return false;
    const text = this.bytes.toString('utf8', head, head + length);
    this.bytes = this.bytes.subarray(head + length);
    if (text.startsWith('{')) this.messages.push(JSON.parse(text) as InspectorMessage);
    return true;
  }
}

/** A text, masked as a client's have to be. */
function frameOf(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const head = Buffer.alloc(payload.length < 126 ? 2 : 4);
  head.writeUInt8(0x81, 0);
  head.writeUInt8(0x80 | (payload.length < 126 ? payload.length : 126), 1);
  if (payload.length >= 126) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ mask[index % 4]!)]);
}
