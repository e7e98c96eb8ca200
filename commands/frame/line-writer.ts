import { CommandError } from '../command-error';
import { UnreadError } from './errors';

/** What says that nobody reads any more: the other end of a pipe has closed, or the terminal. */
const GONE = ['EPIPE', 'EIO', 'ERR_STREAM_DESTROYED'];

/** Writes to standard output as fast as it is read: nothing is dropped, and nothing piles up. */
export class LineWriter {
  private failure: Error | undefined;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    /** Hears once that nobody reads any more. */
    private readonly onUnread: (error: UnreadError) => void,
  ) {
    stream.on('error', (error: NodeJS.ErrnoException) => this.fail(error));
  }

  /**
   * @param text with its line ends
   * @throws UnreadError if nobody reads any more
   * @throws CommandError if it cannot be written, such as on a full disk
   */
  async write(text: string): Promise<void> {
    if (text === '') return;
    this.throwIfFailed();
    await new Promise<void>((resolve) => {
      // The stream's own error comes after its callback's.
      if (this.stream.write(text, (error) => (error ? resolve() : undefined))) resolve();
      else {
        this.stream.once('drain', resolve);
        this.stream.once('close', resolve);
      }
    });
    this.throwIfFailed();
  }

  /** Waits for what has been written to be read. */
  async end(): Promise<void> {
    if (this.failure) return;
    await new Promise<void>((resolve) => this.stream.write('', () => resolve()));
  }

  private throwIfFailed(): void {
    if (this.failure) throw this.failure;
  }

  private fail(error: NodeJS.ErrnoException): void {
    if (this.failure) return;
    if (!GONE.includes(error.code ?? '')) {
      this.failure = new CommandError(`Standard output cannot be written: ${error.message}.`);
      return;
    }
    const unread = new UnreadError();
    this.failure = unread;
    this.onUnread(unread);
  }
}
