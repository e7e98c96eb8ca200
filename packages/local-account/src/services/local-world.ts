import type { LocalServices } from './local-services';
import type { RunningStack } from './running-stack';

/** What the operations of AWS's APIs act upon. */
export interface LocalWorld extends LocalServices {
  readonly stack: RunningStack;
}
