import type { UnderWay } from '@pipeline/local-account';
import { shortName } from './short-name';

/** A run that ends. */
export interface EndedRun {
  readonly processed: number;
  readonly underWay: UnderWay;
  /** The names of the queues whose messages are dead letters. */
  readonly deadLetterQueues: readonly string[];
  /** Where it is kept. @default - it goes with the run */
  readonly stateFolder?: string;
  /** Whether it began without the app's stack, and goes on so. @default false */
  readonly isEmpty?: boolean;
}

/** Says in lines what a run has done, what it leaves undone, and what becomes of that. */
export function describeEnd(run: EndedRun): string[] {
  const { processed, underWay, deadLetterQueues, stateFolder, isEmpty = false } = run;
  const start = `npm start -- ${isEmpty ? '--empty ' : ''}--state`;
  const isDead = ({ name }: { readonly name: string }) => deadLetterQueues.includes(name);
  const { queues, events, executions, invocations } = underWay;
  const dead = queues.filter(isDead).reduce((sum, queue) => sum + countOf(queue), 0);
  const parts = [
    ...queues.filter((queue) => !isDead(queue) && countOf(queue) > 0).map(describeQueue),
    ...counted(events, 'event on its way to a target', 'events on their way to a target'),
    ...counted(executions, 'execution', 'executions'),
    ...counted(invocations, 'event for a function', 'events for a function'),
  ];
  const isAnythingLeft = dead > 0 || parts.length > 0;
  return [
    `Ended. ${processed} processed, ${dead} ${dead === 1 ? 'dead letter' : 'dead letters'}.`,
    ...(parts.length > 0 ? [`Still under way: ${parts.join(', ')}.`] : []),
    ...(stateFolder !== undefined ? [`Go on with it: ${start} ${stateFolder}`] : []),
    ...(stateFolder === undefined && isAnythingLeft
      ? [`It goes with the run. To keep it for the next: ${start} <folder>`]
      : []),
  ];
}

type QueueCount = UnderWay['queues'][number];

function countOf({ visible, delayed, inFlight }: QueueCount): number {
  return visible + delayed + inFlight;
}

function describeQueue(queue: QueueCount): string {
  const inFlight = queue.inFlight > 0 ? ` (${queue.inFlight} in flight)` : '';
  return `${countOf(queue)} in queue ${shortName(queue.name)}${inFlight}`;
}

function counted(count: number, one: string, several: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
}
