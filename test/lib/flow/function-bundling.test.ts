import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { bundleFunction } from '../../../lib/flow/function-bundling';
import { assemblyFolder } from '../assembly-folder';
import { resourcesOf } from '../template-resources';

const SOURCES = {
  'first.ts': `import { SQSClient } from '@aws-sdk/client-sqs';
    class LateError extends Error {}
    export const handler = (): string[] => ['first', new LateError().constructor.name, SQSClient.name];`,
  'second.ts': `export const handler = (): string => 'second';`,
};

/** @returns the code of each function, by its name */
function bundle(context?: Record<string, unknown>): Map<string, string> {
  const folder = mkdtempSync(join(assemblyFolder(), 'bundling-'));
  const app = new App({ context, outdir: join(folder, 'out') });
  const stack = new Stack(app, 'Stack');
  for (const [name, source] of Object.entries(SOURCES)) {
    writeFileSync(join(folder, name), source);
    new Function(stack, name, {
      code: bundleFunction(stack, join(folder, name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
    });
  }
  app.synth();
  const functions = Object.values(resourcesOf(Template.fromStack(stack), 'AWS::Lambda::Function'));
  const codes = functions.map(({ Properties }) => {
    const hash = (Properties.Code as { S3Key: string }).S3Key.replace('.zip', '');
    return readFileSync(join(app.outdir, `asset.${hash}`, 'index.js'), 'utf8');
  });
  return new Map(Object.keys(SOURCES).map((name, index) => [name, codes[index] ?? '']));
}

test('each function has the code of its own file, though all are bundled from one folder', () => {
  const bundles = bundle();
  expect(bundles.get('first.ts')).toContain('first');
  expect(bundles.get('second.ts')).toContain('second');
});

test('the AWS SDK is left to the runtime, and names are kept', () => {
  const code = bundle().get('first.ts');
  expect(code).toContain('require("@aws-sdk/client-sqs")');
  expect(code).toContain('"LateError"');
  expect(code).not.toContain('sourceMappingURL');
});

test('for a debugger the code is as it was written, and says where', () => {
  const code = bundle({ 'local-run:inspect': true }).get('first.ts');
  expect(code).toContain('var LateError = class extends Error');
  expect(code).toContain('//# sourceMappingURL=index.js.map');
});
