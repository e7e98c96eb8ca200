import { ManualClock } from '../../../src/clock/manual-clock';
import type { InterceptedCall } from '../../../src/intercept';
import type { LocalAccountProps } from '../../../src/local-account-props';
import { accountUnderTest } from '../../account-under-test';
import { createLive } from '../../create-live';
import { wireRequest } from '../http-api/wire-request';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:provider';

interface Request extends Record<string, unknown> {
  readonly RequestType: string;
  readonly ResponseURL: string;
  readonly PhysicalResourceId?: string;
}

type Answer = Record<string, unknown> | string | undefined;

/** An account whose functions are a test's: it gets the requests, and says what is answered. Nothing is answered for undefined. */
function providerWorld(provide: (request: Request) => Answer, props: Partial<LocalAccountProps> = {}) {
  const clock = new ManualClock();
  const requests: Request[] = [];
  const put = async (url: string, body: string) => {
    const { pathname, search } = new URL(url);
    return account.answer(
      wireRequest({ method: 'PUT', path: pathname, queryString: search.slice(1), headers: {}, body }),
    );
  };
  const account = accountUnderTest({
    clock,
    intercept: async ({ operation, input }: InterceptedCall, proceed) => {
      if (operation !== 'Invoke') return proceed(input);
      const request = JSON.parse((input as { Payload: string }).Payload) as Request;
      requests.push(request);
      const answer = provide(request);
      if (answer !== undefined) {
        const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
        expect((await put(request.ResponseURL, body)).status).toBe(200);
      }
      return { StatusCode: 202 };
    },
    ...props,
  });
  return { account, clock, put, requests, [Symbol.asyncDispose]: () => account[Symbol.asyncDispose]() };
}

const success = (PhysicalResourceId: string, Data?: object) => ({
  Status: 'SUCCESS',
  PhysicalResourceId,
  Data,
});
const CUSTOM = 'AWS::CloudFormation::CustomResource';

test('a provider is asked to create, update and delete, with all that CloudFormation tells it', async () => {
  await using world = providerWorld(({ RequestType }) => success('it', { Said: RequestType }));
  const live = await createLive(world.account, CUSTOM, {
    ServiceToken: FUNCTION,
    Number: 1,
    Deep: [{ Is: true }],
  });
  expect([live.ref, live.attributes]).toEqual(['it', { Said: 'Create' }]);
  await expect(live.update({ ServiceToken: FUNCTION, Number: 2 })).resolves.toEqual({ Said: 'Update' });
  await live.delete();
  const asked = {
    ServiceToken: FUNCTION,
    StackId: 'arn:aws:cloudformation:us-east-1:000000000000:stack/Test/id',
    LogicalResourceId: 'It',
    ResourceType: CUSTOM,
    RequestId: expect.stringMatching(/^[-0-9a-f]{36}$/) as string,
    ResponseURL: expect.stringContaining('/_local/custom-resource-response?token=') as string,
  };
  const first = { ServiceToken: FUNCTION, Number: '1', Deep: [{ Is: 'true' }] };
  const second = { ServiceToken: FUNCTION, Number: '2' };
  expect(world.requests).toEqual([
    { ...asked, RequestType: 'Create', ResourceProperties: first },
    {
      ...asked,
      RequestType: 'Update',
      PhysicalResourceId: 'it',
      ResourceProperties: second,
      OldResourceProperties: first,
    },
    { ...asked, RequestType: 'Delete', PhysicalResourceId: 'it', ResourceProperties: second },
  ]);
});

test('an address takes one answer, and no other address takes any', async () => {
  await using world = providerWorld(() => success('it'));
  await createLive(world.account, CUSTOM, { ServiceToken: FUNCTION });
  const { ResponseURL } = world.requests[0]!;
  expect((await world.put(ResponseURL, '{}')).status).toBe(403);
  expect((await world.put(ResponseURL.replace(/token=.*/, 'token=guessed'), '{}')).status).toBe(403);
});

test('a failure is told in AWS’s words, and what could not be made is deleted', async () => {
  await using world = providerWorld(() => ({
    Status: 'FAILED',
    Reason: 'no luck',
    PhysicalResourceId: 'half',
  }));
  await expect(createLive(world.account, CUSTOM, { ServiceToken: FUNCTION })).rejects.toThrow(
    /Received response status \[FAILED\] from custom resource. Message returned: no luck \(RequestId: [-0-9a-f]{36}\)/,
  );
  expect(
    world.requests.map(({ RequestType, PhysicalResourceId }) => [RequestType, PhysicalResourceId]),
  ).toEqual([
    ['Create', undefined],
    ['Delete', 'half'],
  ]);
});

test.each([
  ['{', 'The response is no JSON object.'],
  ['{"Status": "PERHAPS"}', 'Invalid Status in the response.'],
  ['{"Status": "SUCCESS"}', 'Invalid PhysicalResourceId'],
  [JSON.stringify(success('it', { a: 'x'.repeat(4096) })), 'Response object is too long.'],
])('an answer that is none is a failure: %#', async (answer, message) => {
  await using world = providerWorld(() => answer);
  await expect(createLive(world.account, CUSTOM, { ServiceToken: FUNCTION })).rejects.toThrow(message);
});

test.each([
  [{}, 3600],
  [{ ServiceTimeout: '30' }, 30],
])('an answer is waited for as long as %j says', async (properties, seconds) => {
  await using world = providerWorld(() => undefined);
  const created = createLive(world.account, CUSTOM, { ServiceToken: FUNCTION, ...properties }).catch(
    (error: Error) => error.message,
  );
  let isOver = false;
  void created.then(() => (isOver = true));
  await world.clock.advance(seconds * 1000 - 1);
  expect(isOver).toBe(false);
  await world.clock.advance(1);
  await expect(created).resolves.toContain(
    'CloudFormation did not receive a response from your Custom Resource.',
  );
});

test('another id after an update leaves the one before to the clean-up; after a rollback, the other one', async () => {
  await using world = providerWorld(({ ResourceProperties }) => {
    const { Name } = ResourceProperties as { Name: string };
    return success(Name);
  });
  const named = (Name: string) => ({ ServiceToken: FUNCTION, Name });
  const live = await createLive(world.account, CUSTOM, named('a'));
  await live.update(named('b'));
  expect(live.ref).toBe('b');
  await live.update(named('a'));
  expect(live.ref).toBe('a');
  const [left, ...more] = live.takeSuperseded!();
  expect([left!.ref, more, live.takeSuperseded!()]).toEqual(['b', [], []]);
  await left!.delete!();
  expect(world.requests.at(-1)).toMatchObject({
    RequestType: 'Delete',
    PhysicalResourceId: 'b',
    ResourceProperties: named('b'),
  });
});

test('a provider cannot be changed for another', async () => {
  await using world = providerWorld(() => success('it'));
  const live = await createLive(world.account, CUSTOM, { ServiceToken: FUNCTION });
  await expect(live.update({ ServiceToken: `${FUNCTION}2` })).rejects.toThrow(
    'Modifying service token is not allowed.',
  );
});

test('a stack deletes what an update has left behind, when the update is done', async () => {
  await using world = providerWorld(({ ResourceProperties, RequestType, PhysicalResourceId }) =>
    success(RequestType === 'Delete' ? PhysicalResourceId! : (ResourceProperties as { Name: string }).Name),
  );
  const source = (Name: string) => ({
    stackName: 'Things',
    templateText: JSON.stringify({
      Resources: { Thing: { Type: 'Custom::Thing', Properties: { ServiceToken: FUNCTION, Name } } },
    }),
  });
  const { resources } = await world.account.deploy(source('a'));
  expect(resources.map(({ physicalId }) => physicalId)).toEqual(['a']);
  await expect(world.account.update(source('b'))).resolves.toBe(true);
  expect(
    world.requests.map(({ RequestType, PhysicalResourceId }) => [RequestType, PhysicalResourceId]),
  ).toEqual([
    ['Create', undefined],
    ['Update', 'a'],
    ['Delete', 'a'],
  ]);
});
