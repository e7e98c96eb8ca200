import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { synthesizePipeline } from '../synthesized-stack';
import { onlyResource, ref, resourcesOf } from '../template-resources';

let template: Template;

beforeAll(() => {
  template = synthesizePipeline({ stackName: 'Copy' });
});

const queries = () =>
  Object.values(resourcesOf(template, 'AWS::Logs::QueryDefinition')).map(
    ({ Properties }) => Properties as { Name: string; QueryString: string; LogGroupNames: unknown[] },
  );

test("every query is in a folder with the stack's name", () => {
  expect(queries().filter(({ Name }) => !Name.startsWith('Copy/'))).toEqual([]);
});

test('docs/operations.md tells of each query, and of no other', () => {
  const operations = readFileSync(join(__dirname, '../../../docs/operations.md'), 'utf8');
  const told = [...operations.matchAll(/^\| `([A-Z][^`]+)`/gm)].map(([, name]) => `Copy/${name}`);
  expect(told.sort()).toEqual(
    queries()
      .map(({ Name }) => Name)
      .sort(),
  );
});

test('one transaction is looked for in every log of the stack', () => {
  const { LogGroupNames } = queries().find(({ Name }) => Name === 'Copy/One transaction')!;
  const groups = Object.keys(resourcesOf(template, 'AWS::Logs::LogGroup')).map(ref);
  expect(LogGroupNames).toHaveLength(4);
  expect(LogGroupNames).toEqual(expect.arrayContaining(groups));
});

test("what queries ask of the function's records, the function writes", () => {
  const handler = readFileSync(join(__dirname, '../../../lambda/transaction-logger/handler.ts'), 'utf8');
  const asked = queries().flatMap(({ QueryString }) => [...QueryString.matchAll(/\bmessage\.(\w+)/g)]);
  expect(asked.length).toBeGreaterThan(5);
  expect(
    asked.map(([, field]) => field!).filter((field) => !new RegExp(`\\b${field}\\b`).test(handler)),
  ).toEqual([]);
});

test("what the query for requests asks of the API's records, the API writes", () => {
  const { QueryString } = queries().find(({ Name }) => Name === 'Copy/Requests that were not accepted')!;
  const fields = /filter (\w+) .*\n.* by ([^\n]*)/
    .exec(QueryString)!
    .slice(1)
    .flatMap((list) => list.split(', '));
  const { AccessLogSettings } = onlyResource(template, 'AWS::ApiGatewayV2::Stage').Properties;
  const record = JSON.parse((AccessLogSettings as { Format: string }).Format) as object;
  expect(Object.keys(record)).toEqual(expect.arrayContaining(fields));
});
