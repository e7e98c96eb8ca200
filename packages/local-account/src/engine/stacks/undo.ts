import type { StackedResource } from './stacked-resource';
import type { WantedResource } from './wanted-resource';

/** How one step of an operation is taken back. */
export type UndoStep =
  | { readonly done: 'created'; readonly resource: StackedResource }
  | { readonly done: 'updated'; readonly resource: StackedResource; readonly before: WantedResource }
  | { readonly done: 'replaced'; readonly resource: StackedResource; readonly before: StackedResource };
