import type { ResourceType } from './resource-type';

/** Which resource types are run and which are accepted but not run. Every other is refused. */
export interface Registry<World> {
  readonly run: ReadonlyMap<string, ResourceType<World>>;
  /** Types that change nothing about how transactions travel, each with the reason. */
  readonly accepted: ReadonlyMap<string, string>;
}
