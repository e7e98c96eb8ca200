import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';

/** What `cdk.json` has: the feature flags. */
export const { context } = JSON.parse(readFileSync(join(__dirname, '../../cdk.json'), 'utf8')) as {
  context: Record<string, unknown>;
};
const assemblies = mkdtempSync(join(tmpdir(), 'cdk-test-'));
afterAll(() => rmSync(assemblies, { recursive: true, force: true }));

/**
 * An app with the feature flags of cdk.json, so that what is tested is what is deployed. It does not bundle, and leaves the
 * validation engine out, which takes seconds to start.
 */
export function newApp(): App {
  return new App({
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
    outdir: mkdtempSync(join(assemblies, 'app-')),
    builtinCloudFormationValidation: false,
  });
}

/** An empty stack to put one construct into. */
export function newStack(): Stack {
  return new Stack(newApp(), 'TestStack');
}
