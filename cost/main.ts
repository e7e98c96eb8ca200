import { StreamPrinter, untilEnded } from '@pipeline/terminal';
import { readCloudAssembly } from '../local/cloud-assembly';
import { checkContext } from '../local/command-line/parse-context';
import { runScript, writeLine } from '../local/command-line/run-script';
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

void runScript(costCommand(runCost), { name: 'cost', example: '--rate 0.4' }, { output, errors, ending });
