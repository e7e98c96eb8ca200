import { StringDecoder } from 'node:string_decoder';

/** Cuts a stream of bytes into lines; a character or a line may come in several pieces. */
export class LineSplitter {
  private readonly decoder = new StringDecoder('utf8');
  private readonly pieces: string[] = [];

  /** Takes the next bytes. @returns the lines that are complete with them, without the empty ones */
  push(chunk: Buffer): string[] {
    const [first = '', ...others] = this.decoder.write(chunk).split('\n');
    this.pieces.push(first);
    const lines: string[] = [];
    for (const piece of others) {
      lines.push(this.pieces.join(''));
      this.pieces.splice(0, this.pieces.length, piece);
    }
    return lines.filter((line) => line !== '');
  }

  /** Ends the line that is open. @returns it, unless it is empty */
  flush(): string[] {
    const line = this.pieces.join('') + this.decoder.end();
    this.pieces.length = 0;
    return line === '' ? [] : [line];
  }
}
