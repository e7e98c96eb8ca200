import type { Happening } from '../../trace/trace-record';
import type { StackEvent } from './stack-event';
import type { StackView } from './stack-view';

/** What is told of a resource, by the status that it got. */
const DONE = new Map<string, string>([
  ['CREATE_COMPLETE', 'created'],
  ['UPDATE_COMPLETE', 'updated'],
  ['DELETE_COMPLETE', 'deleted'],
  ['DELETE_SKIPPED', 'retained'],
]);

/** Of so many resources each has its name; of more there is a number. */
const MOST_NAMES = 3;

/**
 * What an operation did, for a person.
 *
 * @param eventsBefore how many events of the stack there were before it
 */
export function describeOperation(
  stack: StackView,
  eventsBefore: number,
): Extract<Happening, { what: 'StackSettled' }> {
  const { stackId, stackName, status } = stack;
  const events = stack.events.slice(eventsBefore).filter(({ physicalId }) => physicalId !== stackId);
  const failures = events.filter((event) => event.status.endsWith('_FAILED'));
  const hasFailed = failures.length > 0 || status.includes('ROLLBACK') || status.endsWith('_FAILED');
  const told = hasFailed ? describeFailures(failures, stack) : describeChanges(events);
  return { what: 'StackSettled', stackName, status, text: told, hasFailed };
}

function describeFailures(failures: readonly StackEvent[], { statusReason = '' }: StackView): string {
  const reasons = failures.map(({ logicalId, statusReason: why = '' }) =>
    why.startsWith(logicalId) ? why : `${logicalId}: ${why}`,
  );
  return reasons.join('; ') || statusReason;
}

function describeChanges(events: readonly StackEvent[]): string {
  const replaced = namesOf(
    events.filter(({ statusReason }) => statusReason?.startsWith('Requested update requires')),
  );
  const parts = [...DONE].flatMap(([status, done]) => {
    const names = namesOf(events.filter((event) => event.status === status)).filter(
      (name) => !replaced.includes(name),
    );
    return describeNames(names, done);
  });
  return [...parts, ...describeNames(replaced, 'replaced')].join('; ') || 'nothing to change';
}

function namesOf(events: readonly StackEvent[]): string[] {
  return [...new Set(events.map(({ logicalId }) => logicalId))];
}

function describeNames(names: readonly string[], done: string): string[] {
  if (names.length === 0) return [];
  const told = names.length > MOST_NAMES ? `${names.length} resources` : names.join(', ');
  return [`${told} ${done}`];
}
