import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { ArtifactMetadataEntryType } from 'aws-cdk-lib/cloud-assembly-schema';
import type { IConstruct } from 'constructs';
import { REGIONS_WITHOUT_PIPELINE, reportMissingServices } from '../../../lib/protection/regions';
import { TransactionPipeline } from '../../../lib/transaction-pipeline';
import { newApp } from '../cdk-app';

const { CDK_DEFAULT_REGION } = process.env;

beforeEach(() => {
  delete process.env.CDK_DEFAULT_REGION;
});

afterEach(() => {
  if (CDK_DEFAULT_REGION === undefined) delete process.env.CDK_DEFAULT_REGION;
  else process.env.CDK_DEFAULT_REGION = CDK_DEFAULT_REGION;
});

const stackIn = (region?: string) =>
  new Stack(newApp(), 'Stack', region === undefined ? {} : { env: { region } });

const errorsOf = ({ node }: IConstruct) =>
  node.metadata
    .filter(({ type }) => type === String(ArtifactMetadataEntryType.ERROR))
    .map(({ data }) => data as unknown);

/** What a stack of a Region is told, or one without a Region of its own while the CDK's CLI is about to deploy to one. */
function errorsIn({ region, about }: { region?: string; about?: string }): unknown[] {
  if (about !== undefined) process.env.CDK_DEFAULT_REGION = about;
  const stack = stackIn(region);
  reportMissingServices(stack);
  return errorsOf(stack);
}

/** The rows of the table in docs/deployment.md. */
function readDocumentedRegions(): [region: string, missing: string][] {
  const page = readFileSync(join(__dirname, '../../../docs/deployment.md'), 'utf8');
  const [, section = ''] = page.split('## Regions\n');
  const [table = ''] = section.split('\n## ');
  return [...table.matchAll(/^\| (`.+?) +\| (.+?) +\|$/gm)].flatMap(([, regions = '', missing = '']) =>
    [...regions.matchAll(/`([^`]+)`/g)].map(([, region = '']): [string, string] => [region, missing]),
  );
}

const documented = readDocumentedRegions();

test('docs/deployment.md lists the Regions', () => {
  expect(documented.map(([region]) => region).sort()).toEqual(REGIONS_WITHOUT_PIPELINE);
});

test.each(documented)('in %s the synthesis fails with one line: it has no %s', (region, missing) => {
  const line = new RegExp(`^${region} has no ${missing} \\(as of \\w+ \\d{4}\\), .+ --ignore-errors\\.$`);
  expect(errorsIn({ region })).toEqual([expect.stringMatching(line)]);
  expect(errorsIn({ about: region })).toEqual(errorsIn({ region }));
});

test('the pipeline looks for the services that it needs', () => {
  expect(errorsOf(new TransactionPipeline(stackIn('ca-west-1'), 'Pipeline'))).toHaveLength(1);
});

test.each([{ region: 'eu-central-1' }, { region: 'cn-north-1' }, { about: 'us-east-1' }, {}])(
  'with %j it does not fail',
  (known) => {
    expect(errorsIn(known)).toEqual([]);
  },
);

test("a stack's own Region counts, whatever the CLI's is", () => {
  expect(errorsIn({ region: 'eu-central-1', about: 'ca-west-1' })).toEqual([]);
});
