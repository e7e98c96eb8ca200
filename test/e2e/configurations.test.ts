import { readCloudAssembly } from '../../local/cloud-assembly';
import { sendSampleTransaction } from '../../local/terminal/sample-transaction';
import { synthesizeAppOfTests } from './app-command';
import { startRun } from './local-run/run';

/** Runs the stack in a configuration, from synthesis to the end of the sample transaction. */
async function runOnce(context: readonly string[]) {
  await using assembly = await synthesizeAppOfTests({ context });
  await using run = await startRun(readCloudAssembly(assembly.directory), { region: 'eu-central-1' });
  return { outcome: await sendSampleTransaction(run), records: run.trace.records };
}

test('encrypted, sealed and closed, the stack still logs the sample transaction, and nobody is denied anything', async () => {
  const { outcome, records } = await runOnce([
    'encryption=customer-managed',
    'sealed=true',
    'authorization=iam',
    'tracing=true',
    'workflowLogLevel=ALL',
    'alarmEmail=somebody@example.com',
    'stackName=Other',
  ]);

  expect(outcome).toEqual({ logged: true });
  expect(records.filter(({ what }) => what === 'AccessDenied')).toEqual([]);
}, 120_000);

test('authorization by JWT is refused by name', async () => {
  const configured = ['authorization=jwt', 'jwtIssuer=https://issuer.example.com', 'jwtAudience=us'];

  await expect(runOnce(configured)).rejects.toThrow('AWS::ApiGatewayV2::Authorizer');
}, 120_000);
