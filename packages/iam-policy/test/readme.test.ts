import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';

test('the example of the README prints what it says', () => {
  const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
  const [, example = ''] = /^```ts\n(.*?)^```$/ms.exec(readme) ?? [];
  const promised = Array.from(example.matchAll(/^\/\/ (.*)$/gm), ([, line]) => line);
  const printed: string[] = [];
  const log = (value: unknown) => printed.push(format(value));

  const { code } = transformSync(example, { loader: 'ts', format: 'cjs' });
  runInNewContext(code, { require, console: { log } });

  expect(printed).not.toEqual([]);
  expect(printed).toEqual(promised);
});
