import type { Tag } from '@aws-sdk/client-eventbridge';
import { isArn, parseArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import type { EventBuses } from '../bus/event-buses';
import { invalidParameter } from '../event-errors';

/** Tagging AWS Resources User Guide, "Tag naming limits and requirements". */
const MOST_TAGS = 50;

/** A bus or a rule; archives and replays have no tags. */
export interface Tagged {
  tags: readonly Tag[];
}

/** @throws AwsError `ResourceNotFoundException`; `ValidationException` for what has no tags */
export function taggedResource(buses: EventBuses, arn: string): Tagged {
  const { service, resource } = isArn(arn) ? parseArn(arn) : { service: '', resource: '' };
  const [, kind, path = ''] = /^(event-bus|rule)\/(.+)$/.exec(resource) ?? [];
  // Not confirmed against AWS: the answer to an ARN of another kind.
  if (service !== 'events' || kind === undefined) {
    throw invalidParameter('ResourceARN', 'Provided Arn is not in correct format.');
  }
  if (kind === 'event-bus') return buses.bus(path);
  const slash = path.lastIndexOf('/');
  const bus = buses.bus(slash < 0 ? undefined : path.slice(0, slash));
  return bus.rule(path.slice(slash + 1));
}

/**
 * The tags after some were added; one whose key is there already takes the new value.
 *
 * @throws AwsError `ValidationException`
 */
export function mergedTags(present: readonly Tag[], added: readonly Tag[]): Tag[] {
  checkNewTags(added);
  const merged = [...new Map([...present, ...added].map((tag) => [tag.Key, tag])).values()];
  if (merged.length > MOST_TAGS) {
    throw new AwsError('ValidationException', `A resource has at most ${MOST_TAGS} tags.`);
  }
  return merged;
}

/**
 * The tags after those of a template came in the place of earlier ones; those that a client has added stay.
 *
 * @throws AwsError `ValidationException`
 */
export function replacedTags(
  present: readonly Tag[],
  before: readonly Tag[],
  tags: readonly Tag[],
): readonly Tag[] {
  checkNewTags(tags);
  const ofTemplate = new Set([...before, ...tags].map(({ Key }) => Key));
  return mergedTags(
    tags,
    present.filter(({ Key }) => !ofTemplate.has(Key)),
  );
}

/**
 * Refuses keys that AWS keeps to itself. What EventBridge says of them, and of more than 50 tags, is not confirmed against AWS.
 *
 * @throws AwsError `ValidationException`
 */
export function checkNewTags(tags: readonly Tag[]): void {
  const reserved = tags.find(({ Key }) => /^aws:/i.test(Key ?? ''));
  if (reserved) {
    throw new AwsError('ValidationException', `Tag keys must not begin with aws:, as ${reserved.Key} does.`);
  }
}
