import { join } from 'node:path';
import { synthesize } from '../../local/synthesize';
import { APP_OF_TESTS } from './app-command';

/** Synthesizes the tests' app once for all scenarios; each starts a run of its own from it. */
export default async function synthesizeOnce(): Promise<void> {
  Object.assign(process.env, APP_OF_TESTS);
  const { directory } = await synthesize(join(__dirname, '../..'));
  // Others have apps of their own synthesized.
  delete process.env.CDK_APP;
  process.env.CLOUD_ASSEMBLY = directory;
}
