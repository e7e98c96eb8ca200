import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PipelineConfiguration } from './configuration-schema';
import { logTransaction } from './flow/process-transaction';
import { addPipelineOutputs } from './pipeline-outputs';
import { TransactionPipeline } from './transaction-pipeline';

/** The pipeline in a stack of its own, with the outputs that people and commands find it by. */
export class TransactionPipelineStack extends Stack {
  constructor(scope: Construct, id: string, configuration: PipelineConfiguration) {
    const { stackName, terminationProtection, ...settings } = configuration;
    super(scope, id, { description: 'Immutable transaction pipeline', terminationProtection });
    // The CDK leaves "Default" out of logical ids.
    const pipeline = new TransactionPipeline(this, 'Default', {
      ...settings,
      pipelineName: stackName,
      processor: logTransaction,
    });
    addPipelineOutputs(this, pipeline);
  }
}
