import { ServerProcess } from '../../bench/servers/server-process';

test('is ready when it says so, and ends when it is told to', async () => {
  const server = await ServerProcess.start({
    command: 'echo listening; exec sleep 60',
    isReady: (output) => output.includes('listening\n'),
  });
  expect(() => process.kill(server.pid, 0)).not.toThrow();
  await server[Symbol.asyncDispose]();

  expect(() => process.kill(server.pid, 0)).toThrow('ESRCH');
});

test.each([
  ['ends', 'echo port taken >&2; exit 3', 'ended with 3: port taken'],
  ['stays silent', 'echo wait; exec sleep 60', 'is not ready after 0.1 s: wait'],
])('one that %s is told with what it wrote', async (_, command, reason) => {
  const started = ServerProcess.start({ command, isReady: () => false, readyWithinMs: 100 });

  await expect(started).rejects.toThrow(reason);
});
