import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'undici';
import { UserError } from '@pipeline/local-account/user-error';
import type { PipelineProcess } from '../servers/start-pipeline';

const INSPECTOR_WITHIN_MS = 10_000;
const MEMORY_OF_PROCESS = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())';

/**
 * Asks a process of Node.js what memory is left once its garbage is collected. SIGUSR1 has it listen for a debugger.
 *
 * @see https://nodejs.org/en/learn/getting-started/debugging
 */
export class LiveMemory implements Disposable {
  private calls = 0;

  private constructor(private readonly socket: WebSocket) {}

  /** @throws UserError if it does not listen */
  static async of(pipeline: PipelineProcess): Promise<LiveMemory> {
    process.kill(pipeline.pid, 'SIGUSR1');
    const deadline = performance.now() + INSPECTOR_WITHIN_MS;
    for (;;) {
      const [, address] = /Debugger listening on (ws:\S+)/.exec(pipeline.laterOutput()) ?? [];
      if (address !== undefined) {
        const socket = new WebSocket(address);
        await once(socket, 'open');
        return new LiveMemory(socket);
      }
      if (performance.now() > deadline) throw new UserError('The run does not listen for a debugger.');
      await setTimeout(50);
    }
  }

  /** Collects the garbage first. @returns bytes: of objects, and of buffers beside them */
  async bytes(): Promise<number> {
    await this.call('HeapProfiler.collectGarbage', {});
    const { result } = (await this.call('Runtime.evaluate', { expression: MEMORY_OF_PROCESS })) as {
      readonly result: { readonly value: number };
    };
    return result.value;
  }

  [Symbol.dispose](): void {
    this.socket.close();
  }

  private call(method: string, params: object): Promise<unknown> {
    const id = ++this.calls;
    return new Promise((resolve) => {
      const read = ({ data }: { readonly data: unknown }) => {
        const answer = JSON.parse(String(data)) as { readonly id?: number; readonly result?: unknown };
        if (answer.id !== id) return;
        this.socket.removeEventListener('message', read);
        resolve(answer.result);
      };
      this.socket.addEventListener('message', read);
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }
}
