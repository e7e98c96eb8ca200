import { synthesizeAppOfTests } from './app-command';

/** Synthesizes the tests' app once for all scenarios; each starts a run of its own from it. */
export default async function synthesizeOnce(): Promise<void> {
  const { directory } = await synthesizeAppOfTests();
  process.env.CLOUD_ASSEMBLY = directory;
}
