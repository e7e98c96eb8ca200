import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listen, LocalAccount, type WireServer } from '@pipeline/local-account';

const PAGE = readFileSync(join(__dirname, '../../docs/other-apps.md'), 'utf8');

let account: LocalAccount;
let server: WireServer;
let folder: string;

beforeAll(async () => {
  server = await listen(0, (error) => {
    throw error;
  });
  account = new LocalAccount({ endpointUrl: server.url, region: 'us-east-1' });
  server.answerWith(account);
  folder = await mkdtemp(join(tmpdir(), 'other-apps-'));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await account[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

test('the page’s templates deploy and work together, and what is refused is said', async () => {
  const blocks = [...PAGE.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
  const script = blocks.join('\n').replaceAll('http://127.0.0.1:4566', server.url);

  const { stdout } = await promisify(execFile)('bash', ['-euc', script], { cwd: folder });

  expect(stdout).toContain('Successfully created/updated stack - billing');
  expect(stdout).toMatch(/\[\s*"a bill"\s*\]/);
  expect(stdout).toContain('Cannot delete export orders-topic as it is in use by billing.');
  expect(stdout).toContain('Stream (AWS::Kinesis::Stream)');
  expect(stdout).toContain('Ordered (AWS::SQS::Queue), property FifoQueue');
}, 60_000);
