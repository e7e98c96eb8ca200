import { UserError } from '../../src/errors/user-error';
import type { LocalAccount } from '../../src/local-account';
import { accountUnderTest, deployTemplate } from '../account-under-test';
import { signedFor } from '../wire/toy-apis';
import { wireRequest } from './http-api/wire-request';

/** What every object, function or array has without having been given it. */
const ODD_NAMES = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'],
  ...['__defineGetter__', '__lookupGetter__', 'toLocaleString', 'length', 'name', 'then', 'toJSON'],
];

/** Members of inputs that name something. */
const NAMING_MEMBERS = [
  ...['QueueUrl', 'QueueName', 'Name', 'Rule', 'EventBusName', 'ReplayName', 'ArchiveName', 'logGroupName'],
  ...[
    'stateMachineArn',
    'executionArn',
    'StackName',
    'LogicalResourceId',
    'RoleName',
    'PolicyName',
    'PolicyArn',
  ],
  ...[
    'NextToken',
    'nextToken',
    'Marker',
    'ResourceARN',
    'resourceArn',
    'KeyId',
    'TaskHandle',
    'Label',
    'Path',
  ],
];

const PREFIXES = new Map([
  ['sqs', 'AmazonSQS'],
  ['events', 'AWSEvents'],
  ['logs', 'Logs_20140328'],
  ['states', 'AWSStepFunctions'],
]);

const REST_PATHS = [
  ...[
    '/2015-03-31/functions/{}',
    '/2015-03-31/functions/{}/configuration',
    '/v1/pipes/{}',
    '/v1/pipes/{}/start',
  ],
  ...['/{}', '/{}/{}', '/tags/{}'],
];

const account = accountUnderTest();
afterAll(() => account[Symbol.asyncDispose]());

/** Every member, and a member of its own name, is or holds the odd name. */
function oddInput(name: string): string {
  const members = NAMING_MEMBERS.map((member) => `"${member}":"${name}"`);
  const objects = ['Attributes', 'MessageAttributes', 'tags', 'Tags'].map(
    (member) => `"${member}":{"${name}":"${name}"}`,
  );
  return `{${[...members, ...objects, `"${name}":{"${name}":"${name}"}`].join(',')}}`;
}

function oddForm(action: string, name: string): string {
  const members = NAMING_MEMBERS.map((member) => `${member}=${name}`);
  return [
    `Action=${action}`,
    'Version=2012-11-05',
    ...members,
    `${name}.member.1=a`,
    `A.${name}.${name}=b`,
  ].join('&');
}

/** @throws Error what a client would get 500 for */
async function statusOf(
  given: Parameters<typeof wireRequest>[0],
  of: LocalAccount = account,
): Promise<number> {
  const { status } = await of.answer(wireRequest(given));
  return status;
}

const operations = account.services.flatMap(({ name: service, operations: served }) =>
  [...served.keys()].filter((name) => name !== 'StartLiveTail').map((name) => [service, name] as const),
);

// 501 is S3's own, for what names no operation.
test.each(operations)('%s %s answers to odd names', async (service, operation) => {
  for (const name of ODD_NAMES) {
    const headers = { ...signedFor(service), 'x-amz-target': `${PREFIXES.get(service) ?? ''}.${operation}` };
    expect(await statusOf({ headers, body: oddInput(name) })).not.toBe(500);
    const form = { ...signedFor(service), 'content-type': 'application/x-www-form-urlencoded' };
    expect(await statusOf({ headers: form, body: oddForm(operation, name) })).not.toBe(500);
  }
});

test.each(['lambda', 'pipes'])(
  '%s answers to odd names in paths, query strings and bodies',
  async (service) => {
    for (const name of ODD_NAMES) {
      for (const template of REST_PATHS) {
        const path = template.replaceAll('{}', name);
        for (const method of ['GET', 'POST', 'PUT', 'DELETE', name]) {
          const headers = { ...signedFor(service), [name]: name };
          const body = method === 'GET' ? '' : oddInput(name);
          const request = { method, path, queryString: `${name}=${name}`, headers, body };
          expect(await statusOf(request)).toBeLessThan(500);
        }
      }
    }
  },
);

test.each(ODD_NAMES)('a service, a Region and an operation named %s are not there', async (name) => {
  const { authorization = '' } = signedFor('sqs');
  const headers = { 'x-amz-target': `AmazonSQS.${name}` };
  expect(await statusOf({ headers: { ...headers, ...signedFor(name) } })).toBe(404);
  expect(await statusOf({ headers: { ...headers, ...signedFor('sqs') }, body: '{}' })).toBe(400);
  const elsewhere = { ...headers, authorization: authorization.replace('us-east-1', name) };
  expect(await statusOf({ headers: elsewhere, body: '{}' })).toBe(403);
});

test.each(ODD_NAMES)('nothing in a template is there by the name %s', async (name) => {
  const queue = { Type: 'AWS::SQS::Queue' };
  const stack = (value: unknown) =>
    deployTemplate(
      account,
      { Resources: { Queue: queue }, Outputs: { Odd: { Value: value } } },
      `Stack-${name}`,
    );
  for (const value of [
    { Ref: name },
    { 'Fn::GetAtt': ['Queue', name] },
    { 'Fn::Sub': `\${${name}}` },
    { 'Fn::FindInMap': [name, name, name] },
    { 'Fn::If': [name, 'a', 'b'] },
    { [`Fn::${name}`]: 'a' },
  ]) {
    await expect(stack(value)).rejects.toThrow(UserError);
  }
});

test.each(['constructor', 'toString', 'valueOf'])('a resource may be named %s', async (name) => {
  const resources = JSON.parse(`{"${name}":{"Type":"AWS::SQS::Queue"}}`) as object;
  const own = accountUnderTest();
  const { outputs } = await deployTemplate(own, {
    Resources: resources,
    Outputs: { Arn: { Value: { 'Fn::GetAtt': [name, 'Arn'] } } },
  });
  expect(outputs).toMatchObject([{ value: expect.stringContaining('arn:aws:sqs:') as string }]);
  await own[Symbol.asyncDispose]();
});

test.each(ODD_NAMES)('a message attribute named %s arrives', async (name) => {
  const own = accountUnderTest();
  const call = async (operation: string, body: string) => {
    const headers = { ...signedFor('sqs'), 'x-amz-target': `AmazonSQS.${operation}` };
    const { status, body: answer } = await own.answer(wireRequest({ headers, body }));
    expect({ status, answer }).toMatchObject({ status: 200 });
    return String(answer);
  };
  const url = 'http://127.0.0.1:4566/000000000000/Q';
  await call('CreateQueue', `{"QueueName":"Q","tags":{"${name}":"of a tag"}}`);
  expect(await call('ListQueueTags', `{"QueueUrl":"${url}"}`)).toBe(`{"Tags":{"${name}":"of a tag"}}`);
  const attributes = `{"${name}":{"DataType":"String","StringValue":"of an attribute"}}`;
  await call('SendMessage', `{"QueueUrl":"${url}","MessageBody":"x","MessageAttributes":${attributes}}`);
  const received = await call('ReceiveMessage', `{"QueueUrl":"${url}","MessageAttributeNames":["All"]}`);
  expect(received).toContain(`"${name}":{`);
  expect(received).toContain('of an attribute');
  await own[Symbol.asyncDispose]();
});
