import { untilEnded } from '../src/lifetime';

/** Never returns, as the real one: what would come after it is not to run. */
class Exited extends Error {}

let exit: jest.SpyInstance;
beforeEach(() => {
  jest.useFakeTimers();
  exit = jest.spyOn(process, 'exit').mockImplementation(() => {
    throw new Exited();
  });
});
afterEach(() => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.removeAllListeners(name);
  jest.restoreAllMocks();
  jest.useRealTimers();
});

const signal = (name: NodeJS.Signals) => () => process.emit(name);

test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'])('%s lets the program end', (name) => {
  const ending = untilEnded({});

  expect(signal(name)).not.toThrow();
  expect(ending.signal.aborted).toBe(true);
});

test('the first signal lets the program end, a second one ends it at once', () => {
  const ending = untilEnded({});

  expect(signal('SIGINT')).not.toThrow();
  expect(ending.signal.aborted).toBe(true);
  expect(signal('SIGTERM')).toThrow(Exited);
  expect(exit).toHaveBeenCalledWith(130);
});

test('a Ctrl-C that npm passes on, too, is one signal; the next Ctrl-C is a second one, however soon', () => {
  untilEnded({ npm_lifecycle_event: 'start' });

  signal('SIGINT')();
  jest.advanceTimersByTime(100);
  expect(signal('SIGINT')).not.toThrow();
  jest.advanceTimersByTime(200);
  expect(signal('SIGINT')).toThrow(Exited);
});
