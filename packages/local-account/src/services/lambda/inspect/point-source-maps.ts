import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const sourceMapSchema = z.looseObject({ sourceRoot: z.string().optional(), sources: z.array(z.string()) });

const INLINE =
  /^(\/\/# sourceMappingURL=data:application\/json(?:;charset=utf-8)?;base64,)([A-Za-z0-9+/=]+)\s*$/m;

/** Has a scheme: `file:`, `webpack:`. */
const ADDRESS = /^[a-z][a-z0-9+.-]+:/i;

/**
 * Makes the source maps of a function's code, in files or in the code, name their sources by absolute addresses: they name them by the
 * way from where the code was bundled, and it does not run from there.
 *
 * @param directory the code that is run
 * @param asset the folder that it was copied from
 */
export async function pointSourceMaps(directory: string, asset: string): Promise<void> {
  for (const name of await readdir(directory, { recursive: true })) {
    if (name.includes('node_modules')) continue;
    const path = join(directory, name);
    const from = dirname(join(asset, name));
    if (/\.[cm]?js\.map$/.test(name)) await rewrite(path, (text) => pointSources(text, from));
    if (/\.[cm]?js$/.test(name)) await rewrite(path, (code) => pointInline(code, from));
  }
}

async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(path, 'utf8');
  const changed = change(text);
  if (changed !== text) await writeFile(path, changed);
}

function pointInline(code: string, from: string): string {
  return code.replace(INLINE, (_, comment: string, base64: string) => {
    const map = pointSources(Buffer.from(base64, 'base64').toString(), from);
    return `${comment}${Buffer.from(map).toString('base64')}\n`;
  });
}

/** @param text a source map; what is none is left as it is */
function pointSources(text: string, from: string): string {
  const map = sourceMapSchema.safeParse(parseOrNothing(text)).data;
  if (!map) return text;
  const { sourceRoot = '', sources, ...rest } = map;
  const address = (source: string) =>
    ADDRESS.test(source) ? source : pathToFileURL(resolve(from, sourceRoot, source)).href;
  return JSON.stringify({ ...rest, sources: sources.map(address) });
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
