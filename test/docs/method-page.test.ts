import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnPipe } from 'aws-cdk-lib/aws-pipes';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import ts from 'typescript';
import type { FaultSpec } from '@pipeline/local-account';

interface Examples {
  readonly needlessActions: (templateText: string, use: (url: string) => Promise<void>) => Promise<string[]>;
  readonly lostMessages: (templateText: string, faults: FaultSpec[]) => Promise<string[]>;
}

const page = readFileSync(join(__dirname, '../../docs/method.md'), 'utf8');
const sources = [...page.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, source = '']) => source);

/** What the page's examples export. */
function loadExamples(): Examples {
  const exports = {};
  for (const source of sources) {
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const require = (name: string): unknown => jest.requireActual(name);
    runInNewContext(outputText, { exports, require, console, Symbol, Error });
  }
  return exports as Examples;
}

const { needlessActions, lostMessages } = loadExamples();

/** Two queues, and a pipe that moves messages from one to the other. */
function pipeBetweenQueues(...furtherActions: string[]): string {
  const stack = new Stack(new App({ builtinCloudFormationValidation: false }), 'Proof');
  const [from, to] = ['from', 'to'].map((queueName) => new Queue(stack, queueName, { queueName }));
  const statement = (actions: string[], queue: Queue) =>
    new PolicyStatement({ actions, resources: [queue.queueArn] });
  const role = new Role(stack, 'Role', {
    assumedBy: new ServicePrincipal('pipes.amazonaws.com'),
    inlinePolicies: {
      Move: new PolicyDocument({
        statements: [
          statement(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], from!),
          statement(['sqs:SendMessage', ...furtherActions], to!),
        ],
      }),
    },
  });
  new CfnPipe(stack, 'Pipe', {
    roleArn: role.roleArn,
    source: from!.queueArn,
    target: to!.queueArn,
    targetParameters: { inputTemplate: '<$.body>' },
  });
  return JSON.stringify(Template.fromStack(stack));
}

test('each example has about twenty lines', () => {
  const lines = sources.map((source) => source.trim().split('\n').length);
  expect(lines).toHaveLength(2);
  for (const count of lines) expect(count).toBeLessThanOrEqual(25);
});

test('the first finds the one action that nobody needs', async () => {
  const use = async (endpoint: string) => {
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    const sqs = new SQSClient({ endpoint, region: 'us-east-1', credentials });
    const QueueUrl = `${endpoint}/000000000000/from`;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a message' }));
    sqs.destroy();
  };

  await expect(needlessActions(pipeBetweenQueues('sqs:PurgeQueue'), use)).resolves.toEqual([
    '"sqs:PurgeQueue"',
  ]);
});

test('the second finds nothing lost while hops fail at random, and tells what is lost for good', async () => {
  const onItsWay = { hop: 'sqs:SendMessage', caller: 'pipes', fault: 'error' } as const;
  const fails = { ...onItsWay, probability: 0.5, seed: 7 };
  const answerIsLost = { ...onItsWay, done: true, probability: 0.2, seed: 7 };
  const never = { ...onItsWay, match: 'message 13' };

  await expect(lostMessages(pipeBetweenQueues(), [fails, answerIsLost])).resolves.toEqual([]);
  await expect(lostMessages(pipeBetweenQueues(), [never])).resolves.toEqual(['message 13']);
});
