import { synthesizeAppOfTests } from './app-command';

/** Synthesizes the tests' app once for all scenarios; each starts a run of its own from it. */
export default async function synthesizeOnce(): Promise<void> {
  // Nothing is synthesized for a stack that is deployed already.
  if (process.env.E2E_STACK_NAME !== undefined) return;
  const { directory } = await synthesizeAppOfTests();
  process.env.CLOUD_ASSEMBLY = directory;
}
