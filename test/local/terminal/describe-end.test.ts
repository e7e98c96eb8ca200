import { describeEnd } from '../../../local/terminal/describe-end';

const nothing = { queues: [], events: 0, executions: 0, invocations: 0 };
const queue = (name: string, visible: number, delayed = 0, inFlight = 0) => ({
  name,
  visible,
  delayed,
  inFlight,
});
const deadLetterQueues = ['Stack-Undelivered-1', 'Stack-Unprocessed-1'];

test('of a run that leaves nothing undone', () => {
  const queues = [queue('Stack-Source-1', 0), queue('Stack-Undelivered-1', 0)];
  expect(describeEnd({ processed: 1, underWay: { ...nothing, queues }, deadLetterQueues })).toEqual([
    'Ended. 1 processed, 0 dead letters.',
  ]);
});

test('what waits, what is in flight, and what is worked on', () => {
  const queues = [
    queue('Stack-Source-1', 2, 1, 3),
    queue('Stack-Unprocessed-1', 1),
    queue('Stack-Other-1', 0),
  ];
  const underWay = { queues, events: 1, executions: 2, invocations: 1 };
  expect(describeEnd({ processed: 7, underWay, deadLetterQueues })).toEqual([
    'Ended. 7 processed, 1 dead letter.',
    'Still under way: 6 in queue Source (3 in flight), 1 event on its way to a target, 2 executions, 1 event for a function.',
    'It goes with the run. To keep it for the next: npm start -- --state <folder>',
  ]);
});

test('where it is kept, and how to go on', () => {
  const underWay = { ...nothing, executions: 1 };
  expect(describeEnd({ processed: 0, underWay, deadLetterQueues, stateFolder: 'my-state' })).toEqual([
    'Ended. 0 processed, 0 dead letters.',
    'Still under way: 1 execution.',
    'Go on with it: npm start -- --state my-state',
  ]);
  const empty = { processed: 0, underWay: nothing, deadLetterQueues, stateFolder: 'my-state', isEmpty: true };
  expect(describeEnd(empty)).toContain('Go on with it: npm start -- --empty --state my-state');
});
