import { readConfiguration } from '../../lib/configuration';
import type { ProcessTransaction } from '../../lib/flow/processing';
import type { TransactionPipeline } from '../../lib/transaction-pipeline';
import { readCloudAssembly } from '../../local/cloud-assembly';
import { context } from '../lib/cdk-app';
import { PipelineStack } from '../lib/pipeline-stack';
import { TeamApp } from '../local/team-app';
import { runLocally, type StackUnderTest } from './stack-under-test';

export interface Example {
  /** What is done with each transaction. @default - it is logged */
  readonly processor?: ProcessTransaction;
  /** Adds what stands beside the pipeline. @default - nothing does */
  readonly addBeside?: (stack: PipelineStack, pipeline: TransactionPipeline) => void;
  /** The pipeline's configuration. @default - the defaults */
  readonly configured?: Readonly<Record<string, unknown>>;
}

/**
 * A local run of an example in a stack of the tests' own: what a team has put into the project's is no business of it. That the diff in
 * an example's page makes the same of the delivered stack is a test of the pages.
 */
export async function exampleUnderTest({
  processor,
  addBeside,
  configured = {},
}: Example): Promise<StackUnderTest> {
  const app = new TeamApp((cdkApp) => {
    const stack = new PipelineStack(cdkApp, readConfiguration(configured), processor);
    addBeside?.(stack, stack.pipeline);
  }, context);
  try {
    const run = await runLocally(readCloudAssembly(app.directory));
    // Functions are started from the assembly, whenever one is needed.
    return { ...run, stop: () => run.stop().finally(() => app[Symbol.dispose]()) };
  } catch (error) {
    app[Symbol.dispose]();
    throw error;
  }
}
