import { listen } from '@pipeline/local-account';
import { readCloudAssembly, type SynthesizedStack } from '../../local/cloud-assembly';
import { type LocalRun, type LocalRunProps, startLocalRun } from '../../local/local-run';
import { synthesize } from '../../local/synthesis/synthesize';
import { findPipeline, type Pipeline } from './pipeline';

export interface LocalPipelineOptions extends Pick<LocalRunProps, 'clock' | 'faults' | 'region'> {
  /** Where the app's `cdk.json` is. @default - the working directory */
  readonly appDirectory?: string;
  /** CDK context, each `key=value`. @default - what `cdk.json` says */
  readonly context?: readonly string[];
  /** A folder that the app is synthesized into already, such as `cdk.out`. @default - it is synthesized, which takes some seconds */
  readonly cloudAssembly?: string;
  /** The stack's id in the app. @default - the only one */
  readonly stackId?: string;
}

/** A pipeline that runs in this process. */
export interface LocalPipeline extends Pipeline {
  /** Its trace, what goes wrong on purpose, and what is under way. */
  readonly run: LocalRun;
}

/**
 * Runs the app's stack in this process, on a port of its own: no account, no deployment, with the stack's IAM policies enforced. It takes
 * about ten seconds, so start it once for a file of tests.
 *
 * @throws UserError for an app that cannot be synthesized, or a template that cannot be run
 */
export async function localPipeline(options: LocalPipelineOptions = {}): Promise<LocalPipeline> {
  const { appDirectory = process.cwd(), context, cloudAssembly, stackId, ...props } = options;
  const begun: AsyncDisposable[] = [];
  const begin = <T extends AsyncDisposable>(one: T): T => {
    begun.unshift(one);
    return one;
  };
  const stop = async () => {
    for (const one of begun.splice(0)) await one[Symbol.asyncDispose]();
  };
  try {
    const directory = cloudAssembly ?? begin(await synthesize(appDirectory, { context })).directory;
    const run = begin(await runAssembly(readCloudAssembly(directory, stackId), props));
    const pipeline = begin(
      await findPipeline(
        { endpointUrl: run.url, region: run.account.region, credentials: run.clientCredentials },
        run.stackName,
      ),
    );
    return { ...pipeline, run, stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The server ends before the account that it serves. */
async function runAssembly(
  synthesized: SynthesizedStack,
  props: Pick<LocalPipelineOptions, 'clock' | 'faults' | 'region'>,
): Promise<LocalRun & { readonly url: string }> {
  const server = await listen(0, (error) => {
    throw error;
  });
  try {
    const run = await startLocalRun(synthesized, { ...props, server });
    const end = async () => {
      await server[Symbol.asyncDispose]();
      await run[Symbol.asyncDispose]();
    };
    return { ...run, url: server.url, [Symbol.asyncDispose]: end };
  } catch (error) {
    await server[Symbol.asyncDispose]();
    throw error;
  }
}
