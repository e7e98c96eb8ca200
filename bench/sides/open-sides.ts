import { UserError } from '@pipeline/local-account/user-error';
import { type PipelineProcess, startPipeline } from '../servers/start-pipeline';
import { echoSide } from './echo-side';
import { idleSide } from './idle-side';
import { initSide } from './init-side';
import { miniStackSide } from './ministack-side';
import { pipelineSide } from './pipeline-side';
import type { Side } from './side';
import type { SideName } from './side-names';
import { startSide } from './start-side';
import { synthSide } from './synth-side';

export interface SideProps {
  /** Of a burst. */
  readonly transactions: number;
  /** The path of `ministack`; without it, that side cannot be measured. */
  readonly miniStack: string | undefined;
  /** Where `cdk.json` is. */
  readonly appDirectory: string;
  /** The run that all sides share that post to one; it is started for the first. */
  readonly pipeline: () => Promise<PipelineProcess>;
}

const SIDES = {
  echo: ({ transactions }: SideProps) => echoSide(transactions),
  pipeline: async ({ pipeline, transactions }: SideProps) => pipelineSide(await pipeline(), transactions),
  idle: async ({ pipeline }: SideProps) => idleSide(await pipeline()),
  start: () => Promise.resolve(startSide()),
  synth: ({ appDirectory }: SideProps) => Promise.resolve(synthSide(appDirectory)),
  init: ({ appDirectory }: SideProps) => initSide(appDirectory),
  ministack: ({ miniStack }: SideProps) => {
    if (miniStack === undefined)
      throw new UserError('There is no ministack: name it with --ministack <path>.');
    return miniStackSide(miniStack);
  },
} satisfies Record<SideName, (props: SideProps) => Promise<Side>>;

export interface OpenSides extends AsyncDisposable {
  readonly sides: ReadonlyMap<SideName, Side>;
}

/** Makes the sides ready. They end when it is disposed of. */
export async function openSides(
  names: readonly SideName[],
  props: Omit<SideProps, 'pipeline'>,
): Promise<OpenSides> {
  const sides = new Map<SideName, Side>();
  let pipeline: Promise<PipelineProcess> | undefined;
  const end = async () => {
    for (const side of sides.values()) await side[Symbol.asyncDispose]();
    await (await pipeline)?.[Symbol.asyncDispose]();
  };
  try {
    const shared = { ...props, pipeline: () => (pipeline ??= startPipeline()) };
    for (const name of names) sides.set(name, await SIDES[name](shared));
    return { sides, [Symbol.asyncDispose]: end };
  } catch (error) {
    await end().catch(() => undefined);
    throw error;
  }
}
