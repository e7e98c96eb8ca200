import { type App, Stack } from 'aws-cdk-lib';
import type { PipelineConfiguration } from '../../lib/configuration-schema';
import { invokeFunction } from '../../lib/flow/invoke-function';
import type { ProcessTransaction } from '../../lib/flow/processing';
import { transactionLogger } from '../../lib/flow/transaction-logger';
import { addPipelineOutputs } from '../../lib/pipeline-outputs';
import { TransactionPipeline } from '../../lib/transaction-pipeline';

/**
 * The pipeline in a stack of the tests' own. What a team adds to its stack, and what it puts in the place of the delivered
 * processing, is no business of the tests of all the rest.
 */
export class PipelineStack extends Stack {
  readonly pipeline: TransactionPipeline;

  constructor(app: App, configuration: PipelineConfiguration, processor: ProcessTransaction = logEach) {
    const { stackName, terminationProtection, ...settings } = configuration;
    super(app, stackName, { terminationProtection });
    this.pipeline = new TransactionPipeline(this, 'Default', {
      ...settings,
      pipelineName: stackName,
      processor,
    });
    addPipelineOutputs(this, this.pipeline);
  }
}

/** As delivered, without what a team may have made of it. */
export const logEach: ProcessTransaction = (scope, context) => {
  const logger = transactionLogger(scope, context);
  return {
    states: invokeFunction(scope, 'LogTransaction', logger.function),
    functions: { Function: logger.function },
    log: logger.logGroup,
  };
};
