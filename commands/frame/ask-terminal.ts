import { createInterface } from 'node:readline/promises';

/** Asks whoever sits at the terminal. @returns undefined where nobody does */
export type Ask = (question: string, signal: AbortSignal) => Promise<string | undefined>;

/** Asks on standard error, since standard output may be read by another program. */
export const askTerminal: Ask = async (question, signal) => {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  // The terminal stays as it is, so that Ctrl-C goes on being a signal.
  const lines = createInterface({ input: stdin, output: stderr, terminal: false });
  try {
    return await lines.question(question, { signal });
  } finally {
    lines.close();
  }
};
