import { type Faults, listen, ManualClock, UserError } from '@pipeline/local-account';
import type { SynthesizedStack } from '../cloud-assembly';
import { type LocalRun, type LocalRunProps, outputOf, startLocalRun } from '../local-run';
import { type PipelineAddresses, PipelineClients } from './pipeline-clients';
import type { SoakedPipeline } from './soaked-pipeline';
import { type SoakedTime, soakedTime, untilQuiet } from './soaked-time';

/** What waits for less than this is tried again beside the others, so that the functions' processes have work to share. */
const TOGETHER_MS = 1_000;

/** A local run for a soak. It ends when it is disposed of. */
export interface SoakedRun extends AsyncDisposable {
  readonly pipeline: SoakedPipeline;
  readonly faults: Faults;
  readonly time: SoakedTime;
}

export interface SoakedRunProps extends Pick<LocalRunProps, 'intercept' | 'region' | 'stateFolder'> {
  /** Where its time begins, in milliseconds since the epoch. @default - as ManualClock's */
  readonly startMs?: number;
  /** Makes its clock. @param settle as ManualClock's @default - a ManualClock for which a second is short */
  readonly clockOf?: (settle: () => Promise<void>) => ManualClock;
}

/**
 * Starts a stack on a free port, with a clock that moves by hand, so that a day of retries takes seconds.
 *
 * @throws UserError for a stack that cannot be soaked; what `startLocalRun` throws
 */
export async function startSoakedRun(
  synthesized: SynthesizedStack,
  {
    startMs,
    clockOf = (settle) => new ManualClock({ startMs, settle, togetherMs: TOGETHER_MS }),
    ...props
  }: SoakedRunProps = {},
): Promise<SoakedRun> {
  const server = await listen(0, (error) => {
    throw error;
  });
  let run: LocalRun | undefined;
  const end = async () => {
    await server[Symbol.asyncDispose]();
    await run?.[Symbol.asyncDispose]();
  };
  try {
    const clock = clockOf(async () => {
      if (run) await untilQuiet(run.trace);
    });
    run = await startLocalRun(synthesized, { ...props, server, clock });
    const { account, faults, trace } = run;
    const pipeline = new PipelineClients(addressesOf(run), server.url, account.region);
    return {
      pipeline,
      faults,
      time: soakedTime(clock, trace),
      [Symbol.asyncDispose]: async () => {
        pipeline[Symbol.dispose]();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** @throws UserError for a stack that lacks one of its outputs, or whose API takes no transaction from just anybody */
function addressesOf(run: LocalRun): PipelineAddresses {
  if (run.clientCredentials) {
    throw new UserError(
      'The API takes signed requests only, and these are not signed. Type: npm run soak -- -c authorization=none',
    );
  }
  const output = (name: string) => {
    const value = outputOf(run, name);
    if (value !== undefined) return value;
    throw new UserError(`Stack ${run.stackName} has no output ${name}, which tells where to look.`);
  };
  return {
    apiEndpoint: output('ApiEndpoint'),
    logGroupName: output('LogGroupName'),
    undeliveredQueueUrl: output('UndeliveredQueueUrl'),
    unprocessedQueueUrl: output('UnprocessedQueueUrl'),
    stateMachineArn: output('StateMachineArn'),
  };
}
