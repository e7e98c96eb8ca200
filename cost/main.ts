import { UserError } from '@pipeline/local-account';
import { INTERRUPTED_EXIT_CODE, StreamPrinter, untilEnded } from '@pipeline/terminal';
import { readCloudAssembly } from '../local/cloud-assembly';
import { NotStarted } from '../local/command-line/not-started';
import { checkContext } from '../local/command-line/parse-context';
import { parseScriptCommand } from '../local/command-line/parse-script-command';
import { describeDefect } from '../local/describe-defect';
import { synthesize } from '../local/synthesis/synthesize';
import { costCommand, type CostCommandOptions } from './parse-cost-command';
import { reportCost } from './report/report-cost';
import { readSettings } from './settings/read-settings';

const output = new StreamPrinter(process.stdout);
const errors = new StreamPrinter(process.stderr);
const ending = untilEnded(process.env);

async function runCost({ context, json, stack, ...asked }: CostCommandOptions): Promise<void> {
  checkContext(context);
  errors.print('Synthesizing the stack ...');
  await using assembly = await synthesize(process.cwd(), { context, signal: ending.signal });
  const settings = readSettings(readCloudAssembly(assembly.directory, stack, 'npm run cost --').templateText);
  const summary = reportCost(settings, asked, output);
  if (json) await writeLine(JSON.stringify(summary));
}

/** As it is, however narrow the terminal. */
function writeLine(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${text}\n`, () => resolve());
  });
}

void parseScriptCommand(costCommand(runCost), { name: 'cost', example: '--rate 0.4' }, process.env)
  .catch((error: unknown) => {
    if (ending.signal.aborted) {
      process.exitCode = INTERRUPTED_EXIT_CODE;
      return;
    }
    const isExpected = error instanceof UserError || error instanceof NotStarted;
    errors.printLines(isExpected ? error.message : describeDefect(error));
    process.exitCode = 1;
  })
  .then(async () => {
    await Promise.all([output.end(), errors.end()]);
    process.exit();
  });
