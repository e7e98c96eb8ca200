/** What `--only` takes, in the order of their turns. */
export const SIDE_NAMES = ['echo', 'pipeline', 'idle', 'start', 'synth', 'init', 'ministack'] as const;

export type SideName = (typeof SIDE_NAMES)[number];
