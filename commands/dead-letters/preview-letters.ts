import type { CommandContext } from '../frame/command-context';
import { EXIT, type ExitCode } from '../frame/exit-code';
import { LetterGroups } from '../letters/group-letters';
import { groupOf, groupRecord } from './letter-records';
import { lookAtLetters, type LookOptions } from './look-at-letters';

/** Shows what a dangerous command would do, and does nothing of it. @param would such as `be deleted` */
export async function previewLetters(
  context: Pick<CommandContext, 'connection' | 'stack' | 'output' | 'signal' | 'letterMemory'>,
  look: LookOptions,
  would: string,
): Promise<ExitCode> {
  const groups = new LetterGroups();
  const count = await lookAtLetters(context, look, (letter) => groups.add(letter));
  for (const group of groups.bySize) await context.output.write(groupRecord, groupOf(group));
  context.output.note(`${count} letters would ${would}. Nothing was done.`);
  return EXIT.done;
}
