import { createHash, randomUUID } from 'node:crypto';
import { appendFile, cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TemplateJson } from '../local-run/template-json';

const TEMPLATE = 'MyServerlessApplicationStack.template.json';
const ASSETS = 'MyServerlessApplicationStack.assets.json';

/** A cloud assembly as an app synthesizes it, and changes it from one synthesis to the next. */
export class AssemblyUnderChange implements AsyncDisposable {
  private constructor(readonly directory: string) {}

  /** @param source it is a copy of */
  static async copy(source: string): Promise<AssemblyUnderChange> {
    const directory = await mkdtemp(join(tmpdir(), 'assembly-'));
    await cp(source, directory, { recursive: true });
    return new AssemblyUnderChange(directory);
  }

  /** The command of an app that synthesizes it. */
  get app(): string {
    return `node -e "require('fs').cpSync('${this.directory}', process.env.CDK_OUTDIR, { recursive: true })"`;
  }

  async template(): Promise<TemplateJson> {
    return JSON.parse(await readFile(join(this.directory, TEMPLATE), 'utf8')) as TemplateJson;
  }

  /** Changes the template, which gets another hash by that. */
  async changeTemplate(change: (template: TemplateJson) => void): Promise<void> {
    const template = await this.template();
    change(template);
    const text = JSON.stringify(template, undefined, 1);
    await writeFile(join(this.directory, TEMPLATE), text);
    const { files } = JSON.parse(await readFile(join(this.directory, ASSETS), 'utf8')) as AssetsFile;
    const [hash = ''] = Object.entries(files).find(([, { source }]) => source.path === TEMPLATE) ?? [];
    await this.rename(hash, createHash('sha256').update(text).digest('hex'));
  }

  /** Changes the code of the function: it logs a text when it is loaded. */
  async changeCode(text: string): Promise<void> {
    const folder = (await readdir(this.directory)).find((name) => name.startsWith('asset.')) ?? '';
    const hash = createHash('sha256').update(randomUUID()).digest('hex');
    await appendFile(join(this.directory, folder, 'index.js'), `\nconsole.log(${JSON.stringify(text)});\n`);
    await rename(join(this.directory, folder), join(this.directory, `asset.${hash}`));
    await this.rename(folder.replace('asset.', ''), hash);
    // It has the hash of the function's code in it.
    await this.changeTemplate(() => undefined);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return rm(this.directory, { recursive: true, force: true });
  }

  /** A hash stands for what it is of in all files. */
  private async rename(before: string, after: string): Promise<void> {
    for (const name of (await readdir(this.directory)).filter((file) => file.endsWith('.json'))) {
      const file = join(this.directory, name);
      await writeFile(file, (await readFile(file, 'utf8')).replaceAll(before, after));
    }
  }
}

interface AssetsFile {
  readonly files: Record<string, { readonly source: { readonly path: string } }>;
}
