import type { SynthesizedStack } from '../../../local/cloud-assembly';
import type { SoakProps } from '../../../local/soak/soak';
import type { Answer, SoakedPipeline } from '../../../local/soak/soaked-pipeline';
import { type SoakedRun, startSoakedRun } from '../../../local/soak/start-soaked-run';

/** Later than all that the run before has kept by its own time, as with a machine's clock: what is kept is numbered by the time. */
const RESTART_MS = 1_000;

/** A run that ends while transactions are sent to it; another one takes its place. */
export class RestartedRun implements AsyncDisposable {
  restarts = 0;
  private posts = 0;
  private readonly underWay = new Set<Promise<Answer>>();
  private restarted: Promise<void> | undefined;

  private constructor(
    private readonly start: (startMs?: number) => Promise<SoakedRun>,
    private readonly afterPosts: number,
    private current: SoakedRun,
  ) {}

  /** @param stateFolder what it leaves to the other one @default - nothing */
  static async start(
    synthesized: SynthesizedStack,
    { afterPosts, stateFolder }: { readonly afterPosts: number; readonly stateFolder?: string },
  ): Promise<RestartedRun> {
    const start = (startMs?: number) => startSoakedRun(synthesized, { stateFolder, startMs });
    return new RestartedRun(start, afterPosts, await start());
  }

  /** What a soak works on: always those of the run that there is. */
  get parts(): Pick<SoakProps, 'pipeline' | 'faults' | 'time'> {
    return {
      pipeline: this.pipeline,
      faults: {
        add: (specs) => this.current.faults.add(specs),
        clear: (id) => this.current.faults.clear(id),
      },
      time: {
        now: () => this.current.time.now(),
        advance: (durationMs) => this.current.time.advance(durationMs),
        advanceUntilRest: (atMostMs) => this.current.time.advanceUntilRest(atMostMs),
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.current[Symbol.asyncDispose]();
  }

  private get pipeline(): SoakedPipeline {
    return {
      post: (body) => this.post(body),
      readLog: (since) => this.current.pipeline.readLog(since),
      readUndelivered: () => this.current.pipeline.readUndelivered(),
      takeUnprocessed: () => this.current.pipeline.takeUnprocessed(),
      redriveUndelivered: () => this.current.pipeline.redriveUndelivered(),
      process: (event) => this.current.pipeline.process(event),
    };
  }

  private async post(body: string): Promise<Answer> {
    await this.restarted;
    const answering = this.current.pipeline.post(body);
    this.underWay.add(answering);
    const answer = await answering.finally(() => this.underWay.delete(answering));
    this.posts += 1;
    if (this.posts === this.afterPosts) await (this.restarted = this.restart());
    return answer;
  }

  private async restart(): Promise<void> {
    await Promise.all(this.underWay);
    const endedAt = this.current.time.now();
    await this.current[Symbol.asyncDispose]();
    this.current = await this.start(endedAt + RESTART_MS);
    this.restarts += 1;
  }
}
