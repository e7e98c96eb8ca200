import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { transformSync } from 'esbuild';

it('runs the example in the README', () => {
  const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
  const [, example = ''] = /```ts\n(.+?)```/s.exec(readme) ?? [];
  expect(example).toContain('assert');
  const { code } = transformSync(example, { loader: 'ts', format: 'cjs' });
  const run = compileFunction(code, ['require']) as (load: NodeJS.Require) => void;
  run(require);
});
