import type { Payload } from '../../payload';

/** One step of a path, from the values that the steps before it have found. */
export type Step =
  /** `.name`, `['name']` or `['one','two']`, which makes an object of both. */
  | { readonly kind: 'names'; readonly names: readonly string[] }
  /** `[0]`, `[-1]` or `[0,2]`. */
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  /** `[1:3]`, without the element at `to`; both may count from the end. */
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  /** `.*` or `[*]`. */
  | { readonly kind: 'wildcard' }
  /** `..`: the step after it is taken from each value at any depth. */
  | { readonly kind: 'scan' }
  /** `[?(…)]`. */
  | { readonly kind: 'filter'; readonly accepts: Predicate };

/**
 * @param root what `$` stands for in the filter
 * @param budget how many values the filter's own paths may still look at
 */
export type Predicate = (candidate: Payload, root: Payload, budget: Budget) => boolean;

/** What is left to a path and to the filters in it. */
export interface Budget {
  values: number;
}

/** A path that has been parsed: it begins at the value that it is given. */
export interface Path {
  readonly steps: readonly Step[];
}

/** A definite path finds one value, any other a list of them. */
export function isDefinite({ steps }: Path): boolean {
  return steps.every((step, index) => {
    if (step.kind === 'names') return step.names.length === 1 || index === steps.length - 1;
    return step.kind === 'indexes' && step.indexes.length === 1;
  });
}
