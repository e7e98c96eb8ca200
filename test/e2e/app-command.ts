import { join } from 'node:path';
import { synthesize, type SynthesizeOptions, type TemporaryAssembly } from '../../local/synthesis/synthesize';

/**
 * For the environment of the CDK's command: the app that the scenarios run in, in the place of the project's own, which is the team's
 * that it belongs to.
 */
export const APP_OF_TESTS = {
  CDK_APP: `node ${join(__dirname, '../../bin/run-bundled.cjs')} test/e2e/app.ts`,
};

/** Synthesizes that app. */
export async function synthesizeAppOfTests(options?: SynthesizeOptions): Promise<TemporaryAssembly> {
  Object.assign(process.env, APP_OF_TESTS);
  try {
    return await synthesize(join(__dirname, '../..'), options);
  } finally {
    // Others have apps of their own synthesized.
    delete process.env.CDK_APP;
  }
}
