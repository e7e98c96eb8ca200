import type { AccountPorts } from './account-ports';
import type { AssetDirectory } from './assets';
import type { Capacity } from './capacity/capacity';
import type { Clock } from './clock/clock';
import type { StackRequest } from './engine/stacks/stack-request';
import type { FaultSpec } from './faults/fault';
import type { Intercept } from './intercept';
import type { Service } from './service';
import type { Store } from './store/store';
import type { Identify } from './trace/identify';

/** What becomes one stack. */
export interface StackSource extends Pick<
  StackRequest,
  'capabilities' | 'onFailure' | 'parameters' | 'tags'
> {
  readonly stackName: string;
  /** The template, as it would be deployed. */
  readonly templateText: string;
  /** Where the assets are that the template names. @default - in buckets of the account */
  readonly assetDirectory?: AssetDirectory;
}

export interface LocalAccountProps {
  /** Where the account is reached, such as `http://127.0.0.1:4566`. */
  readonly endpointUrl: string;
  /** The Region that it is taken to be in. */
  readonly region: string;
  /** How much it takes on. @default - by the memory that this process may use */
  readonly capacity?: Capacity;
  /** 12 digits. @default - 000000000000, nobody's */
  readonly accountId?: string;
  /** @default - the machine's */
  readonly clock?: Clock;
  /** Keeps what grows, for as long as its owner keeps it. @default - memory, until the account ends */
  readonly store?: Store;
  /** The folder that keeps the bytes of S3's objects, for as long as its owner keeps it. @default - one that goes with the account */
  readonly objectsFolder?: string;
  /** Tells the trace which transaction a message carries. @default - none tells */
  readonly identify?: Identify;
  /** Services beside those of AWS that it has. @default - none */
  readonly furtherServices?: (account: AccountPorts) => readonly Service[];
  /** Stands between every caller and every operation, before the faults. @default - nothing does */
  readonly intercept?: Intercept;
  /** What goes wrong on purpose from the start. @default - nothing */
  readonly faults?: readonly FaultSpec[];
  /**
   * The port of the first function's debugger on 127.0.0.1, 0 for any: each function has one process, which a debugger can hold, and no time
   * passes in the account meanwhile, unless it has a clock of its own. @default - functions cannot be debugged
   */
  readonly inspectPort?: number;
}
