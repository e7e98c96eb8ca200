import { UserError } from '@pipeline/local-account';
import { INTERRUPTED_EXIT_CODE, StreamPrinter, untilEnded } from '@pipeline/terminal';
import { UnreadError } from '../commands/frame/errors';
import { EXIT } from '../commands/frame/exit-code';
import { LineWriter } from '../commands/frame/line-writer';
import { asJson, forPerson } from '../commands/frame/record-format';
import { StreamOutput } from '../commands/frame/stream-output';
import { optionsKeptByNpm } from '../cost/kept-by-npm';
import { readCloudAssembly } from '../local/cloud-assembly';
import { NotStarted } from '../local/command-line/not-started';
import { checkContext } from '../local/command-line/parse-context';
import { describeDefect } from '../local/describe-defect';
import { synthesize } from '../local/synthesis/synthesize';
import { prepareSimulation } from './command/run-simulation';
import { scaleCommand, type ScaleOptions } from './command/scale-command';
import { simulateInTurns } from './command/simulate-in-turns';
import { writeReport } from './command/write-report';
import { readSimulatedSettings } from './settings/simulated-settings';

const { stdout, stderr } = process;
const notes = new StreamPrinter(stderr);
const ending = untilEnded(process.env);
const writer = new LineWriter(stdout, (unread) => ending.abort(unread));

async function runScale(options: ScaleOptions): Promise<void> {
  checkContext(options.context);
  const output = new StreamOutput({
    writer,
    format: options.json ? asJson : forPerson(stdout, process.env),
    notes,
    isScreen: !options.json && stdout.isTTY,
    errorStream: stderr,
  });
  output.note('Synthesizing the stack ...');
  await using assembly = await synthesize(process.cwd(), {
    context: options.context,
    signal: ending.signal,
  });
  const { templateText } = readCloudAssembly(assembly.directory, options.stack);
  const prepared = prepareSimulation(readSimulatedSettings(JSON.parse(templateText)), options);
  using progress = output.progress('spans of time simulated');
  const result = await simulateInTurns(prepared.options, {
    signal: ending.signal,
    onSpan: () => progress.advance(),
  });
  await writeReport({ ...prepared, result }, output);
}

/** @throws NotStarted for what stands before `--`, which npm takes for its own */
async function readCommandLine(): Promise<void> {
  const command = scaleCommand(runScale);
  const names = command.options.map(({ long }) => long?.slice('--'.length) ?? '');
  const kept = optionsKeptByNpm(process.env, 'scale', names);
  if (kept.length > 0) {
    throw new NotStarted(
      `npm has kept ${kept.join(' and ')} for itself. Options stand behind --, such as npm run scale -- --rate 400`,
    );
  }
  await command.parseAsync();
}

void readCommandLine()
  .catch((error: unknown) => {
    if (ending.signal.aborted) {
      process.exitCode = ending.signal.reason instanceof UnreadError ? EXIT.unread : INTERRUPTED_EXIT_CODE;
      return;
    }
    const isExpected = error instanceof UserError || error instanceof NotStarted;
    notes.printLines(isExpected ? error.message : describeDefect(error));
    process.exitCode = 1;
  })
  .then(async () => {
    await writer.end();
    await notes.end();
    process.exit();
  });
