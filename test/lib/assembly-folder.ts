import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | undefined;

/** Where the apps of a test file are synthesized. Jest loads this before each test file, and its hook is for all tests of it. */
export function assemblyFolder(): string {
  folder ??= mkdtempSync(join(tmpdir(), 'cdk-test-'));
  return folder;
}

afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});
