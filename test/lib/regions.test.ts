import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { ArtifactMetadataEntryType } from 'aws-cdk-lib/cloud-assembly-schema';
import { REGIONS_WITHOUT_PIPELINE } from '../../lib/protection/regions';
import { TransactionPipeline } from '../../lib/transaction-pipeline';
import { newApp } from './cdk-app';

const { CDK_DEFAULT_REGION } = process.env;

afterEach(() => {
  if (CDK_DEFAULT_REGION === undefined) delete process.env.CDK_DEFAULT_REGION;
  else process.env.CDK_DEFAULT_REGION = CDK_DEFAULT_REGION;
});

/** What a pipeline in a stack of a Region is told, or one without a Region of its own while the CDK's CLI is about to deploy to one. */
function errorsIn({ region, about }: { region?: string; about?: string }): unknown[] {
  delete process.env.CDK_DEFAULT_REGION;
  if (about !== undefined) process.env.CDK_DEFAULT_REGION = about;
  const stack = new Stack(newApp(), 'Stack', region === undefined ? {} : { env: { region } });
  return new TransactionPipeline(stack, 'Pipeline').node.metadata
    .filter(({ type }) => type === String(ArtifactMetadataEntryType.ERROR))
    .map(({ data }) => data as unknown);
}

test.each([
  ['ap-east-2', 'EventBridge Pipes and no HTTP APIs'],
  ['ca-west-1', 'EventBridge Pipes and no archives of event buses'],
  ['il-central-1', 'EventBridge Pipes'],
  ['us-gov-west-1', 'EventBridge Pipes and no keys and dead-letter queues of event buses'],
])('in %s the synthesis fails with one line', (region, missing) => {
  const line = new RegExp(`^${region} has no ${missing} \\(as of \\w+ \\d{4}\\), .+ --ignore-errors\\.$`);
  expect(errorsIn({ region })).toEqual([expect.stringMatching(line)]);
  expect(errorsIn({ about: region })).toEqual(errorsIn({ region }));
});

test.each([{ region: 'eu-central-1' }, { region: 'cn-north-1' }, { about: 'us-east-1' }, {}])(
  'with %j it does not',
  (known) => {
    expect(errorsIn(known)).toEqual([]);
  },
);

test("a stack's own Region counts, whatever the CLI's is", () => {
  expect(errorsIn({ region: 'eu-central-1', about: 'ca-west-1' })).toEqual([]);
});

test('docs/deployment.md lists the Regions', () => {
  const page = readFileSync(join(__dirname, '../../docs/deployment.md'), 'utf8');
  const [, section = ''] = page.split('## Regions\n');
  const [listed = ''] = section.split('\n## ');
  expect([...listed.matchAll(/`([a-z]+(?:-[a-z]+)+-\d)`/g)].map(([, region]) => region)).toEqual(
    REGIONS_WITHOUT_PIPELINE,
  );
});
