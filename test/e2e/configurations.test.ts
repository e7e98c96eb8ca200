import { sendSampleTransaction } from '../../local/terminal/sample-transaction';
import { synthesizeForRuns } from './local-run/assembly';
import { startRun } from './local-run/run';

const mostClosed = synthesizeForRuns({
  encryption: 'customer-managed',
  sealed: true,
  authorization: 'iam',
  tracing: true,
  workflowLogLevel: 'ALL',
  alarmEmail: 'somebody@example.com',
  stackName: 'Other',
});
const withJwt = synthesizeForRuns({
  authorization: 'jwt',
  jwtIssuer: 'https://issuer.example.com',
  jwtAudience: 'us',
});

test('encrypted, sealed and closed, the stack still logs the sample transaction, and nobody is denied anything', async () => {
  await using run = await startRun(mostClosed, { region: 'eu-central-1' });

  await expect(sendSampleTransaction(run)).resolves.toEqual({ logged: true });
  expect(run.trace.records.filter(({ what }) => what === 'AccessDenied')).toEqual([]);
});

test('authorization by JWT is refused by name', async () => {
  await expect(startRun(withJwt)).rejects.toThrow('AWS::ApiGatewayV2::Authorizer');
});
