import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { usageOf } from '../../bench/servers/process-tree';

test('counts a process and those that it has started', async () => {
  const alone = usageOf(process.pid);
  const child = spawn(process.execPath, ['-e', 'console.log(); setInterval(() => {}, 1000)']);
  await once(child.stdout, 'data');
  const both = usageOf(process.pid);
  const its = usageOf(child.pid!);
  child.kill('SIGKILL');
  await once(child, 'exit');

  expect(its.residentBytes).toBeGreaterThan(10_000_000);
  expect(both.residentBytes).toBeGreaterThan(alone.residentBytes + its.residentBytes / 2);
  expect(both.processorMs).toBeGreaterThan(0);
});

test('counts nothing for a process that is not there', () => {
  expect(usageOf(2 ** 22 + 1)).toEqual({ residentBytes: 0, processorMs: 0 });
});
