import type { ManualClock, WireServer } from '@pipeline/local-account';
import type { Printer } from '@pipeline/terminal';
import type { RunOptions } from './command-line/parse-command-line';

export interface RunProps extends RunOptions {
  readonly region: string;
  /** Where the app's `cdk.json` is. */
  readonly appDirectory: string;
  readonly output: Printer;
  readonly errors: Printer;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** What a run is in. */
export interface RunHost {
  readonly server: WireServer;
  /** @default - the machine's */
  readonly clock: ManualClock | undefined;
}
