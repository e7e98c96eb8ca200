import { INTERRUPTED_EXIT_CODE, ProgressLine, StreamPrinter, untilEnded } from '@pipeline/terminal';
import { readCloudAssembly } from '../cloud-assembly';
import { checkContext } from '../command-line/parse-context';
import { runScript, writeLine } from '../command-line/run-script';
import { synthesize } from '../synthesis/synthesize';
import { describeBroken, describeReport } from './describe-report';
import { soakCommand, type SoakOptions } from './parse-soak-command';
import { soak } from './soak';
import { isKept, type SoakReport } from './soak-report';
import { startSoakedRun } from './start-soaked-run';

// What the AWS SDK of 2027 will need is nothing that a soak has to do with.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** So many that are lost or altered are named: the others will be of the same kind. */
const MOST_TOLD = 50;

const output = new StreamPrinter(process.stdout);
const errors = new StreamPrinter(process.stderr);
const ending = untilEnded(process.env);

async function runSoak({ transactions, seed, json, context, stack }: SoakOptions): Promise<void> {
  checkContext(context);
  errors.print(`Seed ${seed}. Synthesizing the stack ...`);
  await using assembly = await synthesize(process.cwd(), { context, signal: ending.signal });
  await using run = await startSoakedRun(readCloudAssembly(assembly.directory, stack, 'npm run soak --'));
  const progress = new ProgressLine({
    stream: process.stderr,
    label: 'sent',
    total: transactions,
    fileEveryMs: 60_000,
  });
  ending.signal.addEventListener('abort', () => {
    progress.clear();
    errors.print(
      'It ends when it is known what became of those that were sent. Ctrl-C once more ends it at once.',
    );
  });
  let mayTell = MOST_TOLD;
  const report = await soak({
    ...run,
    transactions,
    seed,
    signal: ending.signal,
    onAnswer: () => progress.advance(),
    onRound: (_, broken) => {
      const told = broken.slice(0, mayTell);
      mayTell -= told.length;
      if (told.length > 0) progress.clear();
      for (const one of told) errors.print(describeBroken(one));
    },
  });
  progress.clear();
  if (json) await writeLine(JSON.stringify(report));
  else output.printLines(describeReport(report));
  process.exitCode = exitCodeOf(report);
}

function exitCodeOf(report: SoakReport): number {
  if (!isKept(report)) return 1;
  if (report.accepted === 0) {
    errors.print('Nothing was accepted, so nothing was shown.');
    return 1;
  }
  return ending.signal.aborted ? INTERRUPTED_EXIT_CODE : 0;
}

void runScript(soakCommand(runSoak), { name: 'soak', example: '--seed 7' }, { output, errors, ending });
