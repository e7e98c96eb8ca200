import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { PipelineSettings } from '../../../cost/settings/pipeline-settings';
import { readSettings } from '../../../cost/settings/read-settings';
import { readConfiguration } from '../../../lib/configuration';
import { TransactionPipelineStack } from '../../../lib/transaction-pipeline-stack';

/** Of the stack with the defaults, in this process and without bundling: no price depends on what is in a bundle. */
export function deliveredSettings(): PipelineSettings {
  const { context } = JSON.parse(readFileSync(join(__dirname, '../../../cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  const app = new App({
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
    builtinCloudFormationValidation: false,
  });
  const configuration = readConfiguration({});
  const stack = new TransactionPipelineStack(app, configuration.stackName, configuration);
  return readSettings(JSON.stringify(app.synth().getStackArtifact(stack.artifactId).template));
}
