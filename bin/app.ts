import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { readConfiguration } from '../lib/configuration';
import { ConfigurationError } from '../lib/configuration-error';
import { WorkflowError } from '../lib/flow/workflow-check/workflow-error';
import { TransactionPipelineStack } from '../lib/transaction-pipeline-stack';

try {
  // Validation takes its engine about three seconds to start, so it runs in the tests and not in every synthesis.
  const app = new App({ builtinCloudFormationValidation: false });
  // The CDK writes its report only where there is something to report, and its CLI takes an earlier one for this one's (aws-cdk-lib 2.276.0).
  rmSync(join(app.outdir, 'validation-report.json'), { force: true });
  const configuration = readConfiguration(app.node.getAllContext() as Record<string, unknown>);
  new TransactionPipelineStack(app, configuration.stackName, configuration);
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigurationError || error instanceof WorkflowError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
