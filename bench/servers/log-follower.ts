import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { PipelineProcess } from './start-pipeline';

/** Sees transactions reach the log, at once: it reads the trace of the run as it happens. */
export class LogFollower implements Disposable {
  private readonly seenAt = new Map<string, number>();
  private readonly waiting = new Map<string, (seenAt: number) => void>();
  private readonly ending = new AbortController();

  private constructor(private readonly logGroupName: string) {}

  static async start(pipeline: PipelineProcess): Promise<LogFollower> {
    const follower = new LogFollower(pipeline.output('LogGroupName'));
    const { signal } = follower.ending;
    const { body } = await fetch(`${pipeline.url}/_local/trace`, { signal });
    const lines = createInterface({ input: Readable.fromWeb(body as ReadableStream<Uint8Array>) });
    lines.on('line', (line) => follower.read(line));
    // How a stream that was ended on purpose says so.
    lines.on('error', () => undefined);
    return follower;
  }

  /** @returns when its record was seen, by `performance.now()` */
  untilLogged(apiRequestId: string): Promise<number> {
    const seenAt = this.seenAt.get(apiRequestId);
    if (seenAt !== undefined) return Promise.resolve(seenAt);
    return new Promise((resolve) => this.waiting.set(apiRequestId, resolve));
  }

  [Symbol.dispose](): void {
    this.ending.abort();
  }

  private read(line: string): void {
    if (!line.includes('"LogWritten"')) return;
    const { resource, transaction } = JSON.parse(line) as {
      readonly resource: string;
      readonly transaction: { readonly id?: string };
    };
    if (resource !== this.logGroupName || transaction.id === undefined) return;
    const now = performance.now();
    this.seenAt.set(transaction.id, now);
    this.waiting.get(transaction.id)?.(now);
  }
}
