import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { logTransaction } from './flow/process-transaction';
import { addPipelineOutputs } from './pipeline-outputs';
import { type PipelineSettings, TransactionPipeline } from './transaction-pipeline';

export interface TransactionPipelineStackProps extends PipelineSettings {
  /** Part of the names that cannot be generated. */
  readonly stackName: string;
  /** Whether the stack cannot be deleted. */
  readonly terminationProtection: boolean;
}

/** The pipeline in a stack of its own, with the outputs that people and commands find it by. */
export class TransactionPipelineStack extends Stack {
  constructor(scope: Construct, id: string, props: TransactionPipelineStackProps) {
    const { stackName, terminationProtection, ...settings } = props;
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
