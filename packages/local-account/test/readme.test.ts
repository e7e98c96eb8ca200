import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { runInThisContext } from 'node:vm';
import { transformSync } from 'esbuild';

type Example = (load: NodeJS.Require, console: object) => Promise<void>;

test('the example of the README prints what it says', async () => {
  const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
  const [, example = ''] = /^```ts\n(.*?)^```$/ms.exec(readme) ?? [];
  const promised = Array.from(example.matchAll(/^\/\/ (.*)$/gm), ([, line]) => line);
  const printed: string[] = [];
  const log = (...values: unknown[]) => printed.push(format(...values));

  // A module that waits at its top level cannot be required: its imports become requires, the rest a function's body.
  const body = example.replace(/^import (\{[^}]*\}) from ('[^']*');$/gm, 'const $1 = require($2);');
  const { code } = transformSync(`async (require, console) => {${body}}`, {
    loader: 'ts',
    target: 'node20',
  });
  await (runInThisContext(code) as Example)(require, { log, error: log });

  expect(printed).not.toEqual([]);
  expect(printed).toEqual(promised);
});
