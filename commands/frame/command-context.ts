import type { Readable } from 'node:stream';
import type { Connection } from '../aws/connection';
import type { DeployedStack } from '../aws/deployed-stack';
import type { LetterMemory } from '../letters/letter-memory';
import type { Output } from './output';

/** What a command works with. */
export interface CommandContext {
  readonly connection: Connection;
  readonly stack: DeployedStack;
  readonly output: Output;
  /** What earlier commands have seen of the dead letters. */
  readonly letterMemory: LetterMemory;
  /**
   * Aborts on Ctrl-C, and when nobody reads standard output any more. The command stops cleanly and throws `InterruptedError` with what is
   * left half-done; calls that clean up are made without this signal. A second Ctrl-C ends the process.
   */
  readonly signal: AbortSignal;
  /** Standard input. */
  readonly input: Readable;
  /** `--dry-run`, of a dangerous command: it says what it would do. */
  readonly isDryRun: boolean;
  /**
   * Before something dangerous is done: asks on a terminal; elsewhere `--yes` has to be given.
   *
   * @param question such as `Delete 3 letters?`
   * @throws CommandError without a terminal and `--yes`
   * @throws DeclinedError if the answer is no
   */
  requireConsent(question: string): Promise<void>;
  /**
   * What to type for another command on the same stack.
   *
   * @param words such as `trace <id>`; `--local`, `--stack-name` and so on are put behind them
   */
  commandLine(words: string): string;
}
