import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import * as kit from '@pipeline/test-kit';

const README = join(__dirname, '../../test-kit/README.md');

/** The tests' app, which is synthesized already, in the place of the working directory's. */
const kitOfTests = {
  ...kit,
  localPipeline: () => kit.localPipeline({ cloudAssembly: process.env.CLOUD_ASSEMBLY }),
};

const [, example = ''] = /^```ts\n(.*?)^```$/ms.exec(readFileSync(README, 'utf8')) ?? [];
const { code } = transformSync(example, { loader: 'ts', format: 'cjs' });
const own = (name: string): unknown => (name === '@pipeline/test-kit' ? kitOfTests : undefined);

// The example's tests, as they stand in the README.
runInNewContext(code, { require: own, module: {}, exports: {}, beforeAll, afterAll, test, expect });
