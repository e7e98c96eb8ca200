import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { ControlRoute } from '../control/control-interface';
import type { WireResponse } from '../wire/wire-request';

const PAGE = join(__dirname, 'page');

/** What the page may do: load its own parts, ask this server, and nothing else; nobody frames it. */
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** The page that shows the account in a browser. It is a client like any other: of AWS's APIs, and of the trace. */
export function consoleRoutes(): ControlRoute[] {
  let script: string | undefined;
  return [
    page('/console', 'the account in a browser', () => answerWith('text/html', readPage('console.html'))),
    page('/console.css', 'how that page looks', () => answerWith('text/css', readPage('console.css'))),
    page('/console.js', 'what that page does', () =>
      answerWith('text/javascript', (script ??= bundlePageScript())),
    ),
  ];
}

function page(path: string, summary: string, answer: () => WireResponse): ControlRoute {
  return { method: 'GET', path, summary, answer };
}

function answerWith(type: string, body: string): WireResponse {
  return { status: 200, headers: { ...HEADERS, 'content-type': `${type}; charset=utf-8` }, body };
}

function readPage(file: string): string {
  return readFileSync(join(PAGE, file), 'utf8');
}

function bundlePageScript(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(PAGE, 'main.ts')],
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
