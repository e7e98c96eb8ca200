import { availableParallelism } from 'node:os';
import { INTERRUPTED_EXIT_CODE, ProgressLine, StreamPrinter, untilEnded } from '@pipeline/terminal';
import { runScript, writeLine } from '../local/command-line/run-script';
import { benchCommand, type BenchOptions } from './bench-command';
import { growthHeading, growthLine } from './growth/describe-growth';
import type { GrowthMark } from './growth/growth-mark';
import { measureGrowth } from './growth/measure-growth';
import { measureInTurns } from './measure-in-turns';
import { EVENT_PATH_WORDS } from './ministack/event-path-template';
import { findProgram } from './ministack/find-program';
import { writeRecording } from './recorded/recording';
import { type BenchRecord, benchRecord } from './report/bench-record';
import { rowLine, tableRows } from './report/table-rows';
import { CONNECTIONS } from './servers/http-clients';
import { requireProcfs } from './servers/process-tree';
import { startPipeline } from './servers/start-pipeline';
import { BODY_BYTES } from './sides/burst-bodies';
import { openSides } from './sides/open-sides';
import { SIDE_NAMES } from './sides/side-names';

// What the AWS SDK of 2027 will need is nothing that a bench has to do with.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const output = new StreamPrinter(process.stdout);
const errors = new StreamPrinter(process.stderr);
const ending = untilEnded(process.env);

async function runBench(options: BenchOptions): Promise<void> {
  requireProcfs();
  const result = options.growth ? await runGrowth(options, options.growth) : await runSides(options);
  if (options.json) await writeLine(JSON.stringify(result));
  if (ending.signal.aborted) process.exitCode = INTERRUPTED_EXIT_CODE;
}

async function runSides({
  rounds,
  transactions,
  only,
  ministack = findProgram('ministack'),
  record,
}: BenchOptions): Promise<BenchRecord> {
  errors.print(
    `Node.js ${process.versions.node}, ${availableParallelism()} cores; bursts of ${transactions} bodies of ${BODY_BYTES} bytes on ${CONNECTIONS} connections; ${rounds} rounds.`,
  );
  const sides = only ?? SIDE_NAMES.filter((name) => name !== 'ministack' || ministack !== undefined);
  if (only === undefined && ministack === undefined) {
    errors.print(
      'MiniStack is not measured beside it: it is not on PATH. Type: pip install ministack==1.5.33',
    );
  }
  await using open = await openSides(sides, {
    transactions,
    miniStack: ministack,
    appDirectory: process.cwd(),
  });
  const measured = await measureInTurns({
    sides: open.sides,
    rounds,
    signal: ending.signal,
    onTurn: (what) => errors.print({ text: what, tone: 'aside' }),
  });
  if (sides.includes('ministack')) errors.print(EVENT_PATH_WORDS);
  const result = benchRecord(measured);
  const rows = tableRows(measured, result);
  for (const row of rows) output.print(rowLine(row));
  if (record && !ending.signal.aborted) writeRecording('bench', rows);
  return result;
}

/** What is measured when it is ended, or fails, is printed and kept. */
async function runGrowth(
  { transactions, record }: BenchOptions,
  sizes: readonly number[],
): Promise<readonly GrowthMark[]> {
  const marks: GrowthMark[] = [];
  await using pipeline = await startPipeline();
  using progress = new ProgressLine({
    stream: process.stderr,
    label: 'in the log',
    total: sizes.at(-1),
    fileEveryMs: 60_000,
  });
  output.print(growthHeading());
  await measureGrowth(pipeline, {
    sizes,
    transactions,
    signal: ending.signal,
    onBurst: (count) => progress.advance(count),
    onMark: (mark) => {
      progress.clear();
      marks.push(mark);
      output.print(growthLine(mark));
      if (record) writeRecording('growth', marks);
    },
  });
  return marks;
}

void runScript(benchCommand(runBench), { name: 'bench', example: '--only echo' }, { output, errors, ending });
