import { GROWTH_COLUMNS } from '../../bench/growth/describe-growth';
import type { GrowthMark } from '../../bench/growth/growth-mark';
import { EVENT_PATH_WORDS } from '../../bench/ministack/event-path-template';
import { readRecording, type Recording } from '../../bench/recorded/recording';
import { CONNECTIONS } from '../../bench/servers/http-clients';
import { BODY_BYTES } from '../../bench/sides/burst-bodies';
import { svgChart } from '../../cost/plot/svg-chart';
import { markdownTable } from './cost/markdown-table';

/** docs/performance.md, of what `npm run bench -- --record` has kept. */
export function performancePage(): string {
  const bench = readRecording('bench');
  const growth = readRecording('growth');
  return `# How fast the local run is

How fast the stack is on AWS is another matter: [scale.md](scale.md). This page is about the run on a laptop: what it takes, and what becomes
of its time and memory in a long run. \`npm run docs\` writes it from what \`npm run bench -- --record\` has kept.

## Beside a bare server

${describePlace(bench)}

\`npm run bench\` measures the sides in turns, so that what slows the machine for a while slows them all. The bare server is one process of
\`node:http\` that answers each POST with its body. The same client posts to it and to the run, from a process of its own, ${CONNECTIONS} requests under
way, each on a connection of its own, with bodies of ${BODY_BYTES.toLocaleString('en-US')} bytes, each sent when the one before is answered. The run is started as \`npm start\` starts it, without
the stack's own throttle. Each round's answers have to be 200 and each transaction has to be in the log, or the bench fails. _End to end_ is from the
first POST to the last log record. One burst of each side warms up, and is not counted.

There are two clients. Node's own \`fetch\` is what most programs post with; it takes 0.2 ms of processor for a request, so a bare server waits for it. The
pool of undici, on which \`fetch\` is built, takes a fifth of that, and shows what the servers themselves can do.

${markdownTable({
  columns: [
    { heading: 'What' },
    { heading: 'Median', align: 'right' },
    { heading: 'From, to' },
    { heading: 'Beside, and the goal' },
  ],
  rows: bench.result.map(({ what, figure, unit, spread, goal }) => [what, `${figure} ${unit}`, spread, goal]),
})}

${EVENT_PATH_WORDS} It is measured where MiniStack is installed.

## As transactions go through

${describePlace(growth)}

\`npm run bench -- --growth ${growth.result.map(({ transactions }) => transactions).join(',')}\` sends burst after burst through one run, and looks at it after so many transactions: the time of the
bursts since the look before over their transactions, the processor time of the run and its functions, their resident memory, and what is left
of the run's own memory when its garbage is collected. There has to be no dead letter.

${markdownTable({
  columns: GROWTH_COLUMNS.map(({ heading }) => ({ heading, align: 'right' })),
  rows: growth.result.map((mark) => GROWTH_COLUMNS.map(({ cell }) => cell(mark))),
})}

![Milliseconds for each transaction over transactions](performance-time.svg)

![Megabytes over transactions](performance-memory.svg)

**What is flat**: the time of a transaction, once the code of the run and of its functions is warm, which takes some ten thousand; and what of the run's memory is live. What
a run keeps of transactions is on disk.

**What is not**: resident memory. Each of the function's processes begins with some 55 MB, of which they share 40, and holds 95 after thirty thousand events, and a
little more after hundreds of thousands, while its live heap stays at 4.4 MB: Node.js lets its young generation grow, and gives back little. The run itself goes from 160 MB to
between 320 and 460, of which up to 190 are room for what lives shortly, and 70 at the most files of its store that are mapped into memory ([how much a run takes](local-run.md#how-much-it-takes)).
`;
}

/** Its drawings, by their files' names. */
export function performanceDrawings(): Record<string, string> {
  const { result } = readRecording('growth');
  const series = (name: string, of: (mark: GrowthMark) => number) => ({
    name,
    points: result.map((mark) => [mark.transactions, of(mark)] as const),
  });
  const x = { label: 'transactions since the start', scale: 'logarithmic' } as const;
  return {
    'performance-time.svg': svgChart({
      title: 'Time for each transaction',
      x,
      y: { label: 'milliseconds', scale: 'linear' },
      series: [
        series('in bursts', ({ wallMs }) => wallMs),
        series('of the processor', ({ processorMs }) => processorMs),
      ],
    }),
    'performance-memory.svg': svgChart({
      title: 'Memory',
      x,
      y: { label: 'megabytes', scale: 'linear' },
      series: [series('resident', ({ residentMb }) => residentMb), series('live', ({ liveMb }) => liveMb)],
    }),
  };
}

function describePlace({ date, load, machine, node }: Recording<unknown>): string {
  return `Measured on ${date} with Node.js ${node}: ${machine}, with a load of ${load} by other work before it began.`;
}
