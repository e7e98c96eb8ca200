import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { invokeFunction } from '../../lib/flow/invoke-function';
import { transactionLogger } from '../../lib/flow/transaction-logger';
import { TransactionPipeline } from '../../lib/transaction-pipeline';

/**
 * The template of the pipeline as it is delivered, whatever a team has put into its own stack: the pages are about that one. Nothing is
 * bundled, so the function's code is not in it.
 */
export function deliveredTemplate(): unknown {
  const { context } = JSON.parse(readFileSync(join(__dirname, '../../cdk.json'), 'utf8')) as {
    readonly context: Record<string, unknown>;
  };
  const outdir = mkdtempSync(join(tmpdir(), 'delivered-'));
  try {
    const app = new App({
      context: { ...context, 'aws:cdk:bundling-stacks': [] },
      outdir,
      builtinCloudFormationValidation: false,
    });
    const stack = new Stack(app, 'MyServerlessApplicationStack');
    new TransactionPipeline(stack, 'Default', {
      processor: (scope, given) => {
        const logger = transactionLogger(scope, given);
        return {
          states: invokeFunction(scope, 'LogTransaction', logger.function),
          functions: { Function: logger.function },
          log: logger.logGroup,
        };
      },
    });
    return app.synth().getStackByName(stack.stackName).template;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
