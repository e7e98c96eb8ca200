import { areColoursWanted, layOutLine, layOutText, type Page, paintFor } from '@pipeline/terminal';
import type { RecordKind, ShownLine } from './record-kind';

/** How records are written. @returns lines with their ends; nothing for a record that is not shown so */
export type RecordFormat = <T extends object>(kind: RecordKind<T>, record: T) => string;

/** What JSON may hold as it is and a terminal obeys. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** One object a line, its `type` first. */
export const asJson: RecordFormat = ({ type }, record) =>
  `${JSON.stringify({ type, ...record }).replace(OBEYED, escapeCodeUnits)}\n`;

/** For a person: aligned to the terminal's width, if there is one, and coloured where that is wanted. */
export function forPerson(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>,
  environment: NodeJS.ProcessEnv,
): RecordFormat {
  const paint = paintFor(areColoursWanted(environment, stream.isTTY));
  return (kind, record) => {
    // A terminal that does not know its width has 0 columns; a window may change it at any time.
    const page = { paint, ...(stream.isTTY && { columns: stream.columns || 80 }) };
    return kind
      .show(record)
      .flatMap((line) => layOut(line, page))
      .map((line) => `${line}\n`)
      .join('');
  };
}

function layOut(line: ShownLine, page: Page): string[] {
  if (typeof line === 'string') return [layOutText({ text: line }, page)];
  return 'cells' in line ? layOutLine(line, page) : [layOutText(line, page)];
}

function escapeCodeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
