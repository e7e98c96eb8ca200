import type { FigureName } from '../sides/side';
import type { BenchRecord } from './bench-record';

/** A row of the table. */
export interface Row {
  readonly figure: FigureName;
  readonly description: string;
  readonly unit: string;
  /** Digits behind the point. @default - none */
  readonly digits?: number;
  /** What is aimed at, in words. @default - it is there to compare with */
  readonly goal?: (record: BenchRecord, middle: (figure: FigureName) => number | undefined) => string;
}

const share = (figure: number | null | undefined, of: number | null | undefined) =>
  figure == null || of == null ? 'not measured' : (figure / of).toFixed(2);

const times = (figure: number | undefined, of: number | undefined) =>
  figure === undefined || of === undefined ? '?' : `${(figure / of).toFixed(1)} times`;

/** In the order in which they are shown. */
export const ROWS: readonly Row[] = [
  { figure: 'echoPerSecond', description: 'echo, a bare server, by fetch', unit: '/s' },
  {
    figure: 'acceptPerSecond',
    description: 'accepted, in a burst',
    unit: '/s',
    goal: (record) => `${share(record.acceptPerSecond, record.echoPerSecond)} of the echo; goal 0.5`,
  },
  {
    figure: 'endToEndPerSecond',
    description: 'end to end, in a burst',
    unit: '/s',
    goal: ({ ratio }) => `${ratio?.toFixed(3) ?? 'not measured'} of the echo; goal 0.25`,
  },
  { figure: 'pooledEchoPerSecond', description: "echo, by undici's pool", unit: '/s' },
  {
    figure: 'pooledAcceptPerSecond',
    description: 'accepted, by the pool',
    unit: '/s',
    goal: (_, middle) =>
      `${share(middle('pooledAcceptPerSecond'), middle('pooledEchoPerSecond'))} of the echo by the pool`,
  },
  {
    figure: 'pooledEndToEndPerSecond',
    description: 'end to end, by the pool',
    unit: '/s',
    goal: (_, middle) =>
      `${share(middle('pooledEndToEndPerSecond'), middle('pooledEchoPerSecond'))} of the echo by the pool`,
  },
  { figure: 'rssMb', description: 'most memory, run and functions', unit: 'MB' },
  {
    figure: 'idleMs',
    description: 'one at a time, POST to log',
    unit: 'ms',
    digits: 1,
    goal: ({ idleP99Ms }) => `p99 ${idleP99Ms?.toFixed(1) ?? '?'} ms; goal p50 below 10 ms`,
  },
  { figure: 'readyMs', description: 'npm start to Ready', unit: 'ms', goal: () => 'goal 5,000 ms' },
  {
    figure: 'synthMs',
    description: 'cdk synth, wall clock',
    unit: 'ms',
    goal: (record) => describeRest(record),
  },
  { figure: 'synthProcessorMs', description: 'cdk synth, processor', unit: 'ms' },
  {
    figure: 'functionInitMs',
    description: "the function's init, wall clock",
    unit: 'ms',
    digits: 1,
  },
  { figure: 'emptyInitMs', description: "an empty handler's", unit: 'ms', digits: 1 },
  {
    figure: 'functionInitProcessorMs',
    description: "the function's init, processor",
    unit: 'ms',
    digits: 1,
    goal: (record) => `${share(record.functionInitMs, record.emptyInitMs)} of an empty handler's; goal 1.10`,
  },
  { figure: 'emptyInitProcessorMs', description: "an empty handler's", unit: 'ms', digits: 1 },
  {
    figure: 'bundleBytes',
    description: "the function's bundle",
    unit: 'bytes',
    goal: () => 'goal below 2,048',
  },
  {
    figure: 'eventsPerSecond',
    description: 'PutEvents to log, in a burst',
    unit: '/s',
    goal: (_, middle) =>
      `${times(middle('eventsPerSecond'), middle('miniStackEventsPerSecond'))} MiniStack's; goal 2`,
  },
  {
    figure: 'miniStackEventsPerSecond',
    description: "MiniStack's",
    unit: '/s',
    goal: (_, middle) => `${middle('miniStackLost') ?? 0} of a burst are not in its log`,
  },
  {
    figure: 'eventMs',
    description: 'PutEvents to log, one at a time',
    unit: 'ms',
    digits: 1,
    goal: (_, middle) =>
      `${times(middle('miniStackEventMs'), middle('eventMs'))} as fast as MiniStack; goal 2`,
  },
  { figure: 'miniStackEventMs', description: "MiniStack's", unit: 'ms', digits: 1 },
];

function describeRest({ readyMs, synthMs }: BenchRecord): string {
  if (readyMs === null || synthMs === null) return '';
  return `all else until Ready ${Math.round(readyMs - synthMs)} ms; goal 1,000 ms`;
}
