import { createColors } from 'picocolors';
import type { Tone } from './line';

/** Writes a text in the colour of its tone. */
export type Paint = (text: string, tone: Tone | undefined) => string;

/**
 * Whether colours are wanted: as `FORCE_COLOR` says, else not where `NO_COLOR` is set, else on a terminal that has any.
 *
 * @param isTerminal a stream's `isTTY`, which is undefined on a pipe or a file, whatever its type says
 * @see https://force-color.org and https://no-color.org
 */
export function areColoursWanted(environment: NodeJS.ProcessEnv, isTerminal: boolean | undefined): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = environment;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return isTerminal === true && TERM !== 'dumb';
}

export function paintFor(areWanted: boolean): Paint {
  const { red, green, dim, bold } = createColors(areWanted);
  const painters: Record<Tone, (text: string) => string> = {
    failure: red,
    success: green,
    aside: dim,
    strong: bold,
  };
  return (text, tone) => (tone === undefined || text === '' ? text : painters[tone](text));
}
