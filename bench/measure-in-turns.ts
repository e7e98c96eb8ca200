import type { FigureName, Measured, Side } from './sides/side';

export interface Turns {
  readonly sides: Iterable<readonly [name: string, side: Side]>;
  readonly rounds: number;
  readonly signal: AbortSignal;
  /** Is told before each turn what comes. */
  readonly onTurn: (what: string) => void;
}

/** Measures one side after the other, round by round, so that what slows the machine for a while slows all. @returns what there is when the signal aborts */
export async function measureInTurns({ sides, rounds, signal, onTurn }: Turns): Promise<Measured> {
  const measured: Partial<Record<FigureName, number[]>> = {};
  const all = [...sides];
  for (const [name, side] of all) {
    if (signal.aborted) return measured;
    onTurn(`warming up: ${name}`);
    await side.warmUp?.();
  }
  for (let round = 1; round <= rounds; round++) {
    for (const [name, side] of all) {
      if (signal.aborted) return measured;
      onTurn(`round ${round} of ${rounds}: ${name}`);
      const values = await side.measure();
      for (const figure of Object.keys(values) as FigureName[]) {
        (measured[figure] ??= []).push(...(values[figure] ?? []));
      }
    }
  }
  return measured;
}
