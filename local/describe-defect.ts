import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, resolve } from 'node:path';

/** All that is known of an error that nobody expected. */
export function describeDefect(error: unknown): string {
  return error instanceof Error ? locateInSources(error.stack ?? error.message) : String(error);
}

/** Names the sources of a program that runs as one file, as far as its map is there (bin/run-bundled.cjs). */
function locateInSources(stack: string): string {
  const maps = new Map<string, SourceMap | undefined>();
  return stack.replace(/((?:\/|[A-Z]:\\)[^\s():]+):(\d+):(\d+)/g, (place, file: string, line, column) => {
    if (!maps.has(file)) maps.set(file, readMap(`${file}.map`));
    // A map counts from 0.
    const entry = maps.get(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !('originalSource' in entry)) return place;
    const { originalSource, originalLine, originalColumn } = entry;
    return `${resolve(dirname(file), originalSource)}:${originalLine + 1}:${originalColumn + 1}`;
  });
}

function readMap(path: string): SourceMap | undefined {
  if (!existsSync(path)) return undefined;
  return new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload);
}
