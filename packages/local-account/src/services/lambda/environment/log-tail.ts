/** What the header `X-Amz-Log-Result` holds at most: "the last 4 KB of the execution log" (API_Invoke). */
const TAIL_BYTES = 4096;

/** The end of what an invocation has logged. */
export class LogTail {
  private readonly lines: string[] = [];
  private bytes = 0;

  /** Adds a log event. */
  push(message: string): void {
    const line = message.endsWith('\n') ? message : `${message}\n`;
    this.lines.push(line);
    this.bytes += Buffer.byteLength(line);
    for (let [first] = this.lines; first; [first] = this.lines) {
      const firstBytes = Buffer.byteLength(first);
      if (this.bytes - firstBytes < TAIL_BYTES) return;
      this.lines.shift();
      this.bytes -= firstBytes;
    }
  }

  /** The last 4 KB, from the start of a character. */
  get text(): string {
    const all = Buffer.from(this.lines.join(''));
    let start = Math.max(0, all.length - TAIL_BYTES);
    while (isContinuation(all[start])) start += 1;
    return all.toString('utf8', start);
  }
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
