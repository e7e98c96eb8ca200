import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

type Example = (load: NodeJS.Require, console: { log: (...values: unknown[]) => void }) => Promise<void>;

it("the README's example prints what its comments say", async () => {
  const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
  const example = /^```ts\n(.*?)^```/ms.exec(readme)?.[1] ?? '';
  const promises = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
  const { outputText } = transpileModule(example, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2023 },
  });
  const run = runInThisContext(
    `(async (require, console) => { const exports = {}; ${outputText} })`,
  ) as Example;
  const lines: string[] = [];
  await run(require, { log: (...values) => lines.push(values.join(' ')) });
  expect(lines).toEqual(promises);
  expect(lines).not.toEqual([]);
});
