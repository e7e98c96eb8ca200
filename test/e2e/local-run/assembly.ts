import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { readConfiguration } from '../../../lib/configuration';
import type { SynthesizedStack } from '../../../local/cloud-assembly';
import { readCloudAssembly } from '../../../local/cloud-assembly';
import { PipelineStack } from '../../lib/pipeline-stack';

const PROJECT = join(__dirname, '../../..');

/**
 * Synthesizes the pipeline with its function's bundle, for a test file; removed after its tests. In this process it takes a third of the
 * time of the CDK's command, which the scenarios of `npm start` have.
 *
 * @param configured as in `cdk.json` or `cdk deploy --context`
 */
export function synthesizeForRuns(configured: Record<string, unknown> = {}): SynthesizedStack {
  const parent = join(PROJECT, '.local-run');
  mkdirSync(parent, { recursive: true });
  const outdir = mkdtempSync(join(parent, 'cloud-assembly-'));
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));
  const { context } = JSON.parse(readFileSync(join(PROJECT, 'cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  const app = new App({
    context: { ...context, ...configured },
    outdir,
    builtinCloudFormationValidation: false,
  });
  new PipelineStack(app, readConfiguration(app.node.getAllContext() as Record<string, unknown>));
  app.synth();
  return readCloudAssembly(outdir);
}
