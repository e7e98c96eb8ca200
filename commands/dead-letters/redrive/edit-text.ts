import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from '../../command-error';

/**
 * Has whoever sits at the terminal edit a text with `$VISUAL` or `$EDITOR`. The file is in a folder that nobody else can read, and is removed.
 *
 * @returns the text as it was saved, but for the end of line that editors put after the last line
 * @throws CommandError without an editor, or if it fails
 */
export async function editText(text: string): Promise<string> {
  const editor = editorOf(process.env);
  const folder = await mkdtemp(join(tmpdir(), 'dead-letter-'));
  try {
    const file = join(folder, 'transaction.json');
    await writeFile(file, text);
    await withoutInterruption(() => runEditor(editor, file));
    const edited = await readFile(file, 'utf8');
    return text.endsWith('\n') ? edited : edited.replace(/\r?\n$/, '');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @throws CommandError */
function editorOf({ VISUAL, EDITOR }: NodeJS.ProcessEnv): string {
  const editor = [VISUAL, EDITOR].find((name) => name !== undefined && name !== '');
  if (editor !== undefined) return editor;
  throw new CommandError('No editor is known: set EDITOR, as in EDITOR=vi, and try again.');
}

/** By the shell, since an editor's name may come with arguments, as `code --wait`. */
function runEditor(editor: string, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(`${editor} "${file}"`, { shell: true, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new CommandError(`The editor "${editor}" ended with ${code ?? signal}. Its letter stays.`));
    });
  });
}

/** A Ctrl-C is for the editor while it has the terminal, though every program in the foreground gets it. */
async function withoutInterruption<T>(work: () => Promise<T>): Promise<T> {
  const listeners = process.listeners('SIGINT');
  const ignore = () => undefined;
  process.removeAllListeners('SIGINT').on('SIGINT', ignore);
  try {
    return await work();
  } finally {
    for (const listener of listeners) process.on('SIGINT', listener);
    process.off('SIGINT', ignore);
  }
}
