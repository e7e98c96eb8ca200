/** What V8 tells first of a notification. Its others are of no interest here. */
const PAUSED = '{"method":"Debugger.paused"';
const RESUMED = '{"method":"Debugger.resumed"';

const LONGEST_START = RESUMED.length;
const HEADERS_END = '\r\n\r\n';

/** The most that the headers of an answer can take before they are none. */
const LONGEST_HEADERS_BYTES = 16_384;

/**
 * Reads along what an inspector of Node.js sends to a debugger, to know when the debugger holds the process: after an answer to an HTTP
 * request it is WebSocket frames (RFC 6455, section 5.2), which a server sends unmasked, each message in one frame.
 */
export class PauseWatch {
  private headers = '';
  private isWebSocket: boolean | undefined;
  /** What is known of the frame that is being read: its first bytes. */
  private head = Buffer.alloc(0);
  /** How many bytes of its payload are still to come; undefined while its length is not known. */
  private leftBytes: number | undefined;
  private start = '';

  /** @param tell is told whether the process is held, each time that it is said */
  constructor(private readonly tell: (isHeld: boolean) => void) {}

  /** Takes the next bytes that go to the debugger. */
  read(chunk: Buffer): void {
    let rest = chunk;
    if (this.isWebSocket === undefined) rest = this.readHeaders(chunk);
    while (this.isWebSocket === true && rest.length > 0) rest = this.readFrame(rest);
  }

  private readHeaders(chunk: Buffer): Buffer {
    const before = this.headers.length;
    this.headers += chunk.toString('latin1');
    const end = this.headers.indexOf(HEADERS_END);
    if (end < 0) {
      if (this.headers.length > LONGEST_HEADERS_BYTES) this.isWebSocket = false;
      return Buffer.alloc(0);
    }
    this.isWebSocket = this.headers.startsWith('HTTP/1.1 101 ');
    return chunk.subarray(end + HEADERS_END.length - before);
  }

  /** @returns what is left of the bytes */
  private readFrame(bytes: Buffer): Buffer {
    if (this.leftBytes === undefined) return this.readFrameHead(bytes);
    const payload = bytes.subarray(0, this.leftBytes);
    if (this.start.length < LONGEST_START) {
      this.start += payload.toString('latin1', 0, LONGEST_START - this.start.length);
    }
    this.leftBytes -= payload.length;
    if (this.leftBytes === 0) this.endFrame();
    return bytes.subarray(payload.length);
  }

  private readFrameHead(bytes: Buffer): Buffer {
    const had = this.head.length;
    const head = Buffer.concat([this.head, bytes.subarray(0, LONGEST_HEAD_BYTES)]);
    const length = readLength(head);
    if (length === undefined) {
      this.head = head;
      return bytes.subarray(LONGEST_HEAD_BYTES);
    }
    this.head = Buffer.alloc(0);
    this.leftBytes = length.payloadBytes;
    if (this.leftBytes === 0) this.endFrame();
    return bytes.subarray(length.headBytes - had);
  }

  private endFrame(): void {
    if (this.start.startsWith(PAUSED)) this.tell(true);
    if (this.start.startsWith(RESUMED)) this.tell(false);
    this.start = '';
    this.leftBytes = undefined;
  }
}

const LONGEST_HEAD_BYTES = 10;

/** @returns undefined while there are too few bytes to know */
function readLength(head: Buffer): { readonly headBytes: number; readonly payloadBytes: number } | undefined {
  if (head.length < 2) return undefined;
  const short = head.readUInt8(1) & 0x7f;
  if (short < 126) return { headBytes: 2, payloadBytes: short };
  if (short === 126) {
    return head.length < 4 ? undefined : { headBytes: 4, payloadBytes: head.readUInt16BE(2) };
  }
  if (head.length < LONGEST_HEAD_BYTES) return undefined;
  return { headBytes: LONGEST_HEAD_BYTES, payloadBytes: Number(head.readBigUInt64BE(2)) };
}
