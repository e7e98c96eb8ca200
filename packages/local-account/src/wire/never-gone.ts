import { setMaxListeners } from 'node:events';

/** The signal of a caller that waits for each answer, whatever happens: most calls of one service by another have it. */
export const NEVER_GONE: AbortSignal = new AbortController().signal;

// Any number of calls may wait with it; Node takes more than ten for a leak.
setMaxListeners(0, NEVER_GONE);
