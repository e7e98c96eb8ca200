import { invalidParameterValue } from '../error/error';
import type { Queue } from './queue';

/** Tagging AWS Resources User Guide, "Tag naming limits and requirements". */
const MAXIMUM_TAGS = 50;
const MAXIMUM_KEY_LENGTH = 128;
const MAXIMUM_VALUE_LENGTH = 256;

/**
 * Adds tags to a queue, all or none of them; one with a key that is there already takes a new value.
 *
 * @throws AwsError InvalidParameterValue
 */
export function addTags(queue: Queue, tags: Readonly<Record<string, string>>): void {
  checkTags(queue.tags, tags);
  for (const [key, value] of Object.entries(tags)) queue.tags.set(key, value);
}

/** Puts tags of a template in the place of earlier ones; those that a client has added stay. @param tags as `checkTags` takes them */
export function replaceTags(
  queue: Queue,
  before: Readonly<Record<string, string>>,
  tags: Readonly<Record<string, string>>,
): void {
  const added = [...queue.tags].filter(([key]) => !Object.hasOwn(before, key) && !Object.hasOwn(tags, key));
  queue.tags.clear();
  for (const [key, value] of [...Object.entries(tags), ...added]) queue.tags.set(key, value);
}

/**
 * Checks tags that are to be added to those of a queue. AWS's wording of the errors is Not confirmed against AWS.
 *
 * @throws AwsError InvalidParameterValue
 */
export function checkTags(
  present: ReadonlyMap<string, string>,
  tags: Readonly<Record<string, string>>,
): void {
  for (const [key, value] of Object.entries(tags)) {
    if (key.length < 1 || key.length > MAXIMUM_KEY_LENGTH || /^aws:/i.test(key)) {
      throw invalidParameterValue(
        `Tag key '${key}' must have 1 to ${MAXIMUM_KEY_LENGTH} characters and not begin with 'aws:'.`,
      );
    }
    if (value.length > MAXIMUM_VALUE_LENGTH) {
      throw invalidParameterValue(
        `The value of tag '${key}' must have ${MAXIMUM_VALUE_LENGTH} characters at most.`,
      );
    }
  }
  if (new Set([...present.keys(), ...Object.keys(tags)]).size > MAXIMUM_TAGS) {
    throw invalidParameterValue(`A queue may have ${MAXIMUM_TAGS} tags at most.`);
  }
}
