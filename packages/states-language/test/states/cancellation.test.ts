import { getEventListeners } from 'node:events';
import { Cancellation } from '../../src/states/cancellation';

describe('a cancellation', () => {
  const outer = new Error('outer');

  it('aborts with the one around it, for its reason', () => {
    const around = new Cancellation();
    const cancellation = new Cancellation(new Cancellation(around));
    const { signal } = cancellation;
    expect(signal.aborted).toBe(false);
    around.abort(outer);
    expect(signal.reason).toBe(outer);
    expect(cancellation.abortedFor).toBe(outer);
    expect(() => cancellation.throwIfAborted()).toThrow(outer);
  });

  it('in one that has aborted is aborted', () => {
    const around = new Cancellation();
    around.abort(outer);
    expect(new Cancellation(around).signal.reason).toBe(outer);
  });

  it('does not abort the one around it, and keeps its first reason', () => {
    const around = new Cancellation();
    const cancellation = new Cancellation(around);
    const inner = new Error('inner');
    cancellation.abort(inner);
    around.abort(outer);
    expect(cancellation.signal.reason).toBe(inner);
    expect(around.abortedFor).toBe(outer);
  });

  it('lets go of the one around it', () => {
    const around = new Cancellation();
    const cancellation = new Cancellation(around);
    cancellation.release();
    around.abort(outer);
    expect(cancellation.signal.aborted).toBe(false);
  });

  it('follows a signal until it lets go', () => {
    const controller = new AbortController();
    const followed = new Cancellation();
    followed.follow(controller.signal);
    const released = new Cancellation();
    released.follow(controller.signal)();
    controller.abort(outer);
    expect(followed.abortedFor).toBe(outer);
    expect(released.abortedFor).toBeUndefined();
    const late = new Cancellation();
    late.follow(controller.signal);
    expect(late.abortedFor).toBe(outer);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });
});

describe('a race with a cancellation', () => {
  it('answers as the promise does', async () => {
    const cancellation = new Cancellation();
    await expect(cancellation.race(Promise.resolve(1))).resolves.toBe(1);
    await expect(cancellation.race(Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('rejects with the reason when that is first', async () => {
    const cancellation = new Cancellation();
    const waiting = cancellation.race(new Promise(() => undefined));
    cancellation.abort(new Error('stop'));
    await expect(waiting).rejects.toThrow('stop');
    await expect(cancellation.race(new Promise(() => undefined))).rejects.toThrow('stop');
  });
});
