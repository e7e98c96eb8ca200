import { UserError } from '@pipeline/local-account';
import { INTERRUPTED_EXIT_CODE, StreamPrinter, untilEnded } from '@pipeline/terminal';
import { UnreadError } from '../commands/frame/errors';
import { EXIT } from '../commands/frame/exit-code';
import { LineWriter } from '../commands/frame/line-writer';
import { asJson, forPerson } from '../commands/frame/record-format';
import { StreamOutput } from '../commands/frame/stream-output';
import { readCloudAssembly } from '../local/cloud-assembly';
import { NotStarted } from '../local/command-line/not-started';
import { checkContext } from '../local/command-line/parse-context';
import { parseScriptCommand } from '../local/command-line/parse-script-command';
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
  const { templateText } = readCloudAssembly(assembly.directory, options.stack, 'npm run scale --');
  const prepared = prepareSimulation(readSimulatedSettings(JSON.parse(templateText)), options);
  using progress = output.progress('spans of time simulated');
  const result = await simulateInTurns(prepared.options, {
    signal: ending.signal,
    onSpan: () => progress.advance(),
  });
  await writeReport({ ...prepared, result }, output);
}

void parseScriptCommand(scaleCommand(runScale), { name: 'scale', example: '--rate 400' }, process.env)
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
