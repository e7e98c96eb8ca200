import type { RunningStack } from '../engine/running-stack';
import type { LocalServices } from './local-services';

/** What the operations of AWS's APIs act upon. */
export interface LocalWorld extends LocalServices {
  readonly stack: RunningStack;
}
