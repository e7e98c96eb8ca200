import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { FunctionConfiguration } from '../function/function-configuration';

/**
 * Size and digest of a function's code. AWS gives those of the ZIP file; code from the cloud assembly is a folder, of which the
 * size is that of its files, and the digest one that changes with them.
 */
export function describeCode({
  codeDirectory,
  codeSha256,
  codeSizeBytes,
}: Pick<FunctionConfiguration, 'codeDirectory' | 'codeSha256' | 'codeSizeBytes'>): {
  readonly CodeSha256: string;
  readonly CodeSize: number;
} {
  if (codeSha256 !== undefined) return { CodeSha256: codeSha256, CodeSize: codeSizeBytes ?? 0 };
  const digest = createHash('sha256');
  let size = 0;
  for (const path of filesOf(codeDirectory)) {
    const content = readFileSync(path);
    size += content.length;
    digest.update(`${relative(codeDirectory, path)}\0${content.length}\0`).update(content);
  }
  return { CodeSha256: digest.digest('base64'), CodeSize: size };
}

function filesOf(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}
