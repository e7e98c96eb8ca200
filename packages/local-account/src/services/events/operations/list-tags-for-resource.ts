import type { ListTagsForResourceResponse, Tag } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { invalidParameter } from '../event-errors';

/** Buses and rules have tags; archives and replays have none. */
export const listTagsForResource = operation({
  name: 'ListTagsForResource',
  input: z.object({ ResourceARN: z.string().min(1).max(1600) }),
  run: ({ ResourceARN: arn }, caller, world: LocalWorld) => {
    world.access.require(caller, 'events:ListTagsForResource', arn);
    return { Tags: [...tagsOf(world, arn)] } satisfies ListTagsForResourceResponse;
  },
});

function tagsOf({ events }: LocalWorld, arn: string): readonly Tag[] {
  const [, kind, path = ''] = /^arn:[^:]+:events:[^:]*:[^:]*:(event-bus|rule)\/(.+)$/.exec(arn) ?? [];
  if (kind === 'event-bus') return events.eventBus(path).tags;
  // Not confirmed against AWS: the answer to an ARN of another kind.
  if (kind !== 'rule') throw invalidParameter('ResourceARN', 'Provided Arn is not in correct format.');
  const slash = path.lastIndexOf('/');
  const bus = events.eventBus(slash < 0 ? undefined : path.slice(0, slash));
  return bus.rule(path.slice(slash + 1)).tags;
}
