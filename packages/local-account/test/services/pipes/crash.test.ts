import type { FaultSpec } from '../../../src/faults/fault';
import { PipeWorld } from './pipe-world';

let world: PipeWorld;
afterEach(() => world.stop());

async function start(...faults: FaultSpec[]): Promise<void> {
  world = new PipeWorld({ faults });
  await world.start();
  await world.send('{}');
  await world.clock.advance(0);
}

test.each([
  ['before the bus has it', { hop: 'events:PutEvents', fault: 'crash', count: 1 }, 1],
  ['when the bus has it', { hop: 'events:PutEvents', fault: 'crash', count: 1, done: true }, 2],
  ['when it has it in hand', { hop: 'sqs:ReceiveMessage', fault: 'crash', count: 1, done: true }, 1],
] as const)(
  'a worker crashes %s: the message comes back by the visibility timeout',
  async (_, fault, times) => {
    await start(fault);
    expect(await world.held('Queue')).toEqual([0, 1]);
    await world.clock.advance(59_999);
    expect(await world.held('Queue')).toEqual([0, 1]);

    await world.clock.advance(1);

    expect(await world.held('Queue')).toEqual([0, 0]);
    expect(world.account.trace.records.filter(({ what }) => what === 'EventPut')).toHaveLength(times);
    expect(world.failures).toEqual([]);
  },
);

test('workers that crash again and again leave time for others', async () => {
  await start({ hop: 'sqs:ReceiveMessage', fault: 'crash' });
  await world.clock.advance(10_000);
  expect(await world.held('Queue')).toEqual([1, 0]);

  world.account.faults.clear();
  await world.clock.advance(30_000);

  expect(await world.held('Queue')).toEqual([0, 0]);
});
