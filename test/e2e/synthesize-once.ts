import { join } from 'node:path';
import { synthesize } from '../../local/synthesize';

/** Synthesizes the app once for all scenarios; each starts a run of its own from it. */
export default async function synthesizeOnce(): Promise<void> {
  const { directory } = await synthesize(join(__dirname, '../..'));
  process.env.CLOUD_ASSEMBLY = directory;
}
