import { SQSClient } from '@aws-sdk/client-sqs';
import { deadLetters } from '../../../commands/dead-letters/dead-letters';
import { ArrayOutput } from '../../../commands/frame/array-output';
import { readCloudAssembly } from '../../../local/cloud-assembly';
import { clientOf } from '../local-run/time-by-hand';
import { startRun, type TestRun } from '../local-run/run';
import { callCommand } from './call-command';
import { putLetters } from './put-letters';

let run: TestRun;
let sqs: SQSClient;
beforeAll(async () => {
  run = await startRun(readCloudAssembly(process.env.CLOUD_ASSEMBLY ?? ''));
  sqs = new SQSClient(clientOf(run));
}, 60_000);
afterAll(async () => {
  sqs.destroy();
  await run.stop();
});

const COUNT = Number(process.env.N ?? 10_000);

test('x', async () => {
  const t0 = performance.now();
  const lap = (what: string) => { const c = process.cpuUsage(); console.log(what, Math.round(performance.now() - t0), Math.round((c.user + c.system) / 1000)); };
  await putLetters(sqs, {
    queueUrl: run.output('UnprocessedQueueUrl'),
    target: run.output('StateMachineArn'),
    count: COUNT,
  });
  lap('put');
  const options = { endpointUrl: run.url };
  const listed = await callCommand(deadLetters, ['list'], options);
  lap('list');
  console.log(JSON.stringify(listed));
  const interruption = new AbortController();
  class Interrupting extends ArrayOutput {
    override async write(...args: Parameters<ArrayOutput['write']>): Promise<void> {
      await super.write(...args);
      if (this.records.length === COUNT / 2) interruption.abort();
    }
  }
  const output = new Interrupting();
  const redriven = await callCommand(deadLetters, ['redrive', 'unprocessed'], { ...options, signal: interruption.signal, output });
  lap('redrive');
  console.log(redriven.exitCode, redriven.error, output.records.length, output.records.at(-1), output.notes);
  const again = await callCommand(deadLetters, ['redrive', 'unprocessed'], options);
  lap('redrive 2');
  console.log(again.exitCode, again.error, again.output.records.length, again.output.records.at(-1), again.output.notes);
}, 120_000);
