import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyApp } from './copied-app';
import { NpmStart } from './npm-start';

interface TemplateJson {
  readonly Resources: Record<string, object>;
  readonly Outputs: Record<string, object>;
}

/** A copy of the app whose template is another. @returns its folder */
async function appWith(alter: (template: TemplateJson) => void): Promise<string> {
  const appDirectory = await copyApp();
  const file = join(appDirectory, 'assembly/MyServerlessApplicationStack.template.json');
  const template = JSON.parse(await readFile(file, 'utf8')) as TemplateJson;
  alter(template);
  await writeFile(file, JSON.stringify(template));
  return appDirectory;
}

/** Starts an app that cannot be run, until it ends. */
async function startOf(appDirectory: string, ...options: string[]) {
  const start = new NpmStart(['--port', '0', ...options], { appDirectory });
  const code = await start.ended();
  await rm(appDirectory, { recursive: true });
  return { code, said: start.output };
}

/** The last lines of what is said. */
const ending = (...lines: string[]) => expect.stringContaining(`\n${lines.join('\n')}\n`) as string;

test('a refusal in an output ends the start, after all that is wrong has been told', async () => {
  const appDirectory = await appWith(({ Resources, Outputs }) => {
    Resources.Stream = { Type: 'AWS::Kinesis::Stream' };
    Resources.Queue = { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } };
    Outputs.Nothing = { Value: { 'Fn::ImportValue': 'platform:topic' } };
  });

  expect(await startOf(appDirectory)).toEqual({
    code: 1,
    said: ending(
      'Stream (AWS::Kinesis::Stream): The local run does not know this type.',
      'Queue (AWS::SQS::Queue), property FifoQueue: The local run takes only false here, not true.',
      'Outputs.Nothing.Value.Fn::ImportValue: No export named platform:topic found in a stack that has been deployed here.',
    ),
  });
}, 60_000);

test('a stack that the app does not have is told with those that it has', async () => {
  expect(await startOf(await copyApp(), 'Other')).toEqual({
    code: 1,
    said: ending('The app has no stack "Other". It has:', '  npm start -- MyServerlessApplicationStack'),
  });
}, 60_000);
