import { EnvironmentPool } from '../../../../src/services/lambda/environment/environment-pool';
import type { ExecutionEnvironment } from '../../../../src/services/lambda/environment/execution-environment';

test('whoever waits for an environment is refused when no other can be started', async () => {
  const environment = { usable: true, [Symbol.asyncDispose]: () => Promise.resolve() };
  const start = jest
    .fn<ExecutionEnvironment, []>()
    .mockReturnValueOnce(environment as ExecutionEnvironment)
    .mockImplementation(() => {
      throw new Error('denied');
    });
  const pool = new EnvironmentPool(start, { eager: 1, most: 1 });
  const taken = await pool.take();
  const waiting = [pool.take(), pool.take()];
  environment.usable = false;
  pool.giveBack(taken);

  await expect(Promise.allSettled(waiting)).resolves.toEqual([
    { status: 'rejected', reason: new Error('denied') },
    { status: 'rejected', reason: new Error('denied') },
  ]);
});

/** Environments that can be counted, and end by hand. */
function countedEnvironments() {
  const started: { usable: boolean }[] = [];
  const start = () => {
    const environment = { usable: true, [Symbol.asyncDispose]: () => Promise.resolve() };
    started.push(environment);
    return environment as ExecutionEnvironment;
  };
  return { started, start };
}

test('in the place of an idle environment that has ended another is started at once', async () => {
  const { started, start } = countedEnvironments();
  const pool = new EnvironmentPool(start, { eager: 1, most: 1 });
  pool.giveBack(await pool.take());
  started[0]!.usable = false;

  const taken = pool.take();

  expect(started).toHaveLength(2);
  await expect(taken).resolves.toBe(started[1]);
});

test('who has to wait gets the environment that is given back, and no other is started for it', async () => {
  const { started, start } = countedEnvironments();
  const pool = new EnvironmentPool(start, { eager: 1, most: 2 });
  const first = await pool.take();
  const waiting = pool.take();
  expect(started).toHaveLength(1);

  pool.giveBack(first);

  await expect(waiting).resolves.toBe(first);
  expect(started).toHaveLength(1);
});

test('who waits for long gets one more, up to the most', async () => {
  const { started, start } = countedEnvironments();
  const pool = new EnvironmentPool(start, { eager: 1, most: 2 });
  await pool.take();
  const second = pool.take();
  const third = pool.take();

  const taken = await second;

  expect(started).toEqual([expect.anything(), taken]);
  pool.giveBack(taken);
  await expect(third).resolves.toBe(taken);
});
