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

/** Each question, the logs that it is asked of, and how. */
const asked: [question: string, logs: string[], query: string[]][] = [
  [
    'One transaction',
    ['api', 'pipe', 'workflow', 'function'],
    ['fields @timestamp, @log, @message', 'filter @message like "APIGW-REQUESTID"', 'sort @timestamp asc'],
  ],
  [
    'Requests that were not accepted',
    ['api'],
    [
      // Refusals, 4xx, too: nothing of them is stored either.
      'filter status >= 400',
      'stats count(*) as requests by status, integrationStatus, integrationError, error',
      'sort requests desc',
    ],
  ],
  [
    'What the pipe could not move',
    ['pipe'],
    ['fields @timestamp, @message', 'filter logLevel = "ERROR"', 'sort @timestamp desc', 'limit 100'],
  ],
  [
    'Why executions failed',
    ['workflow'],
    [
      'filter type in ["ExecutionFailed", "ExecutionTimedOut", "ExecutionAborted"]',
      'stats count(*) as executions, max(@timestamp) as lastSeen by type, details.error, details.cause',
      'sort executions desc',
    ],
  ],
  [
    'How long transactions took',
    ['function'],
    [
      'filter ispresent(message.sentTimestamp)',
      'filter not ispresent(message.replayName)',
      'stats count(*) as transactions, avg(toMillis(@timestamp) - message.sentTimestamp) as averageMs, pct(toMillis(@timestamp) - message.sentTimestamp, 99) as p99Ms by bin(5m)',
    ],
  ],
  [
    'Transactions processed more than once',
    ['function'],
    [
      'filter ispresent(message.apiRequestId)',
      'filter ispresent(message.sha256)',
      'stats count(*) as times, latest(message.replayName) as lastReplay by message.apiRequestId',
      'sort times desc',
      'limit 100',
    ],
  ],
  [
    'Largest transactions',
    ['function'],
    [
      'fields @timestamp, message.apiRequestId, message.bytes',
      'filter ispresent(message.bytes)',
      'sort message.bytes desc',
      'limit 20',
    ],
  ],
];

/** The hop whose log a reference is to. */
function hopOfLog(reference: unknown): string {
  const [, { Properties }] = Object.entries(resourcesOf(template, 'AWS::Logs::LogGroup')).find(
    ([logicalId]) => JSON.stringify(ref(logicalId)) === JSON.stringify(reference),
  )!;
  const [, service = ''] =
    /^\/aws\/vendedlogs\/(\w+)\//.exec((Properties.LogGroupName as string) ?? '') ?? [];
  return { apigateway: 'api', pipes: 'pipe', states: 'workflow' }[service] ?? 'function';
}

test.each(asked)('%s is asked of the logs %j', (question, logs, query) => {
  const { LogGroupNames, QueryString } = queries().find(({ Name }) => Name === `Copy/${question}`)!;
  expect(LogGroupNames.map(hopOfLog)).toEqual(logs);
  expect(QueryString.split('\n| ')).toEqual(query);
});

test('nothing else is asked', () => {
  expect(queries()).toHaveLength(asked.length);
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html and …-Stats.html
const functionNames = (
  'avg count count_distinct max min pct stddev sum earliest latest sortsFirst sortsLast ' +
  'abs ceil floor greatest least log sqrt bin datefloor dateceil fromMillis toMillis now ispresent coalesce ' +
  'jsonParse jsonStringify isempty isblank concat ltrim rtrim trim strlen toupper tolower substr replace strcontains'
).split(' ');

test('no alias is called like a function', () => {
  const aliases = queries().flatMap(({ QueryString }) => [...QueryString.matchAll(/ as (\w+)/g)]);
  expect(aliases.length).toBeGreaterThan(5);
  expect(aliases.map(([, alias]) => alias!).filter((alias) => functionNames.includes(alias))).toEqual([]);
});

test('one transaction is looked for in every log of the stack', () => {
  const { LogGroupNames } = queries().find(({ Name }) => Name === 'Copy/One transaction')!;
  const groups = Object.keys(resourcesOf(template, 'AWS::Logs::LogGroup')).map(ref);
  expect(LogGroupNames).toHaveLength(4);
  expect(LogGroupNames).toEqual(expect.arrayContaining(groups));
});

test('the query for requests takes every one that was not accepted, and no other', () => {
  const { QueryString } = queries().find(({ Name }) => Name === 'Copy/Requests that were not accepted')!;
  const from = Number(/^filter status >= (\d+)$/m.exec(QueryString)![1]);
  const statuses = [200, 400, 401, 403, 404, 413, 429, 500, 503];
  expect(statuses.filter((status) => status >= from)).toEqual(statuses.filter((status) => status !== 200));
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
