import type { LegacyOperation } from './legacy-operation';
import type { Protocol } from './protocol';

/** One AWS service as clients see it. */
export interface ServiceApi<World> {
  readonly signingName: string;
  readonly protocol: Protocol;
  readonly operations: readonly LegacyOperation<World>[];
}
