import type { ListTagsForResourceResponse, Tag } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { isArn, parseArn } from '../../../arn';
import { operation } from '../../../wire/operation';
import type { EventBuses } from '../bus/event-buses';
import { invalidParameter } from '../event-errors';
import type { EventsPorts } from '../ports';

/** Buses and rules have tags; archives and replays have none. */
export const listTagsForResource = operation({
  name: 'ListTagsForResource',
  input: z.object({ ResourceARN: z.string().min(1).max(1600) }),
  authorize: ({ ResourceARN }) => ResourceARN,
  run: ({ ResourceARN }, { buses }: EventsPorts) =>
    ({ Tags: [...tagsOf(buses, ResourceARN)] }) satisfies ListTagsForResourceResponse,
});

function tagsOf(buses: EventBuses, arn: string): readonly Tag[] {
  const { service, resource } = isArn(arn) ? parseArn(arn) : { service: '', resource: '' };
  const [, kind, path = ''] = /^(event-bus|rule)\/(.+)$/.exec(resource) ?? [];
  // Not confirmed against AWS: the answer to an ARN of another kind.
  if (service !== 'events' || kind === undefined) {
    throw invalidParameter('ResourceARN', 'Provided Arn is not in correct format.');
  }
  if (kind === 'event-bus') return buses.bus(path).input.tags ?? [];
  const slash = path.lastIndexOf('/');
  const bus = buses.bus(slash < 0 ? undefined : path.slice(0, slash));
  return bus.rule(path.slice(slash + 1)).tags;
}
