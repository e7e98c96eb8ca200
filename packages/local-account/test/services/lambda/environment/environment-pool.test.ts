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
