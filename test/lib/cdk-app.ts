import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { assemblyFolder } from './assembly-folder';

/** What `cdk.json` has: the feature flags. */
export const { context } = JSON.parse(readFileSync(join(__dirname, '../../cdk.json'), 'utf8')) as {
  context: Record<string, unknown>;
};

/**
 * An app with the feature flags of cdk.json, so that what is tested is what is deployed. It does not bundle, leaves the validation engine
 * out, which takes seconds to start, and what stands beside the templates for people who look for a construct: a fifth of a synthesis.
 */
export function newApp(): App {
  return new App({
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
    outdir: mkdtempSync(join(assemblyFolder(), 'app-')),
    builtinCloudFormationValidation: false,
    stackTraces: false,
    treeMetadata: false,
  });
}

/** An empty stack to put one construct into. */
export function newStack(): Stack {
  return new Stack(newApp(), 'TestStack');
}
