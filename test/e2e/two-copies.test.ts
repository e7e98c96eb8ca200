import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { listen, type LocalAccount, type TraceRecord, type WireServer } from '@pipeline/local-account';
import { type OpenAccount, openAccount } from '../../local/open-account';
import { synthesizeForRuns } from './local-run/assembly';

const NAMES = ['First', 'Second'];
const copies = NAMES.map((stackName) => synthesizeForRuns({ stackName }));

let server: WireServer;
let opened: OpenAccount;
let account: LocalAccount;
let stacks: CloudFormationClient;

beforeAll(async () => {
  server = await listen(0, (error) => {
    throw error;
  });
  opened = await openAccount({ server, region: 'us-east-1' });
  ({ account } = opened);
  server.answerWith(account);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  stacks = new CloudFormationClient({ endpoint: server.url, region: 'us-east-1', credentials });
});
afterAll(async () => {
  stacks.destroy();
  await server[Symbol.asyncDispose]();
  await opened[Symbol.asyncDispose]();
});

/** The values of a stack's outputs by their names, as a client is told them. */
async function outputsOf(StackName: string): Promise<Record<string, string>> {
  const { Stacks: [stack] = [] } = await stacks.send(new DescribeStacksCommand({ StackName }));
  const outputs = stack?.Outputs ?? [];
  return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}

/** Posts a transaction. @returns the log group, of those of functions, that it is logged in */
async function logGroupOf(
  { ApiEndpoint = '' }: Record<string, string>,
  logGroups: readonly (string | undefined)[],
): Promise<string | undefined> {
  const response = await fetch(ApiEndpoint, { method: 'POST', body: '{"key1":"value1"}' });
  const apiRequestId = response.headers.get('apigw-requestid') ?? 'none';
  const isLogged = (record: TraceRecord) =>
    record.what === 'LogWritten' &&
    logGroups.includes(record.resource) &&
    record.message.includes(apiRequestId);
  return (await account.trace.waitFor('the log of the transaction', isLogged)).resource;
}

test('two copies of the stack process what each was sent, and one goes on when the other is deleted', async () => {
  for (const copy of copies) await account.deploy(copy);
  const [first = {}, second = {}] = await Promise.all(NAMES.map(outputsOf));

  expect(Object.values(first).filter((value) => Object.values(second).includes(value))).toEqual([]);
  const logGroups = [first.LogGroupName, second.LogGroupName];
  expect(await Promise.all([first, second].map((outputs) => logGroupOf(outputs, logGroups)))).toEqual(
    logGroups,
  );

  await stacks.send(new DeleteStackCommand({ StackName: 'First' }));
  await deleted();

  expect(await logGroupOf(second, logGroups)).toBe(second.LogGroupName);
}, 60_000);

/** Asks until no stack is being deleted any more. @throws Error if one could not be */
async function deleted(): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const { StackSummaries = [] } = await stacks.send(new ListStacksCommand({}));
    const { StackStatus } = StackSummaries.find(({ StackName }) => StackName === 'First') ?? {};
    if (StackStatus === 'DELETE_COMPLETE') return;
    if (StackStatus === 'DELETE_FAILED') break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The first copy was not deleted.');
}
