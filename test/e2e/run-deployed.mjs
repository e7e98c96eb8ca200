import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { parseArgs } from 'node:util';

const USAGE = `Usage: npm run e2e -- --stack-name <name> [--region <region>] [--profile <profile>] [--endpoint-url <url>] [scenario ...]

Runs scenarios against a stack that is deployed, by default the operator's day. They send about 110 transactions, which stay in its
log, some of them in its dead letters for a while, and wait for its archive: half an hour on AWS. The stack has to have
authorization=none or iam, and nobody else should use it meanwhile.

With --endpoint-url it is the stack of a local run that is running, as http://127.0.0.1:4566 is.

Example: npm run e2e -- --stack-name MyServerlessApplicationStack --region eu-central-1`;

/** What a scenario that is written once for both goes by. */
const SCENARIOS = ['test/e2e/operators-day.test.ts'];

const text = { type: 'string' };

/** @returns the exit code: 2 for wrong usage, else Jest's */
function main() {
  let command;
  try {
    command = parseArgs({
      allowPositionals: true,
      options: {
        'stack-name': text,
        region: text,
        profile: text,
        'endpoint-url': text,
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${USAGE}\n`);
    return 2;
  }
  const { values, positionals } = command;
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (values['stack-name'] === undefined) {
    process.stderr.write(`Which stack? Give --stack-name.\n\n${USAGE}\n`);
    return 2;
  }
  const scenarios = positionals.length > 0 ? positionals : SCENARIOS;
  const { status } = spawnSync('jest', ['--selectProjects', 'e2e', '--runInBand', ...scenarios], {
    stdio: 'inherit',
    env: {
      ...process.env,
      E2E_STACK_NAME: values['stack-name'],
      ...(values.region !== undefined && { AWS_REGION: values.region }),
      ...(values.profile !== undefined && { AWS_PROFILE: values.profile }),
      ...(values['endpoint-url'] !== undefined && { E2E_ENDPOINT_URL: values['endpoint-url'] }),
    },
  });
  return status ?? 1;
}

process.exitCode = main();
