import { getEventListeners } from 'node:events';
import { Cancellation, untilAborted } from '../../src/states/cancellation';

describe('a cancellation', () => {
  const outer = new Error('outer');

  it('follows its parent, with its reason', () => {
    const parent = new AbortController();
    const { signal } = new Cancellation(parent.signal);
    expect(signal.aborted).toBe(false);
    parent.abort(outer);
    expect(signal.reason).toBe(outer);
  });

  it('of a parent that has aborted is aborted', () => {
    expect(new Cancellation(AbortSignal.abort(outer)).signal.reason).toBe(outer);
  });

  it('does not abort its parent', () => {
    const parent = new AbortController();
    const cancellation = new Cancellation(parent.signal);
    cancellation.abort(new Error('inner'));
    expect(cancellation.signal.reason).toEqual(new Error('inner'));
    expect(parent.signal.aborted).toBe(false);
  });

  it('lets go of its parent', () => {
    const parent = new AbortController();
    const cancellation = new Cancellation(parent.signal);
    cancellation.release();
    expect(getEventListeners(parent.signal, 'abort')).toEqual([]);
    parent.abort(outer);
    expect(cancellation.signal.aborted).toBe(false);
  });
});

describe('untilAborted', () => {
  it('answers as the promise does, and lets go of the signal', async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(Promise.resolve(1), signal)).resolves.toBe(1);
    await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('rejects with the reason of the signal when that is first', async () => {
    const controller = new AbortController();
    const waiting = untilAborted(new Promise(() => undefined), controller.signal);
    controller.abort(new Error('stop'));
    await expect(waiting).rejects.toThrow('stop');
    await expect(untilAborted(new Promise(() => undefined), controller.signal)).rejects.toThrow('stop');
  });
});
