import { logsWorld } from './logs-world';

const document = (Action: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action, Resource: 'arn:aws:logs:*' },
    ],
  });

const put = (world: ReturnType<typeof logsWorld>, policyName: string, policyDocument: string) =>
  world.client.call('PutResourcePolicy', { policyName, policyDocument });

test('policies are put, replaced, described by pages, and deleted', async () => {
  const world = logsWorld();
  const { client, clock } = world;
  await put(world, 'b', document('logs:PutLogEvents'));
  await put(world, 'a', document('logs:CreateLogStream'));
  await put(world, 'b', document('logs:*'));

  const lastUpdatedTime = clock.now();
  const a = { policyName: 'a', policyDocument: document('logs:CreateLogStream'), lastUpdatedTime };
  const b = { policyName: 'b', policyDocument: document('logs:*'), lastUpdatedTime };
  const first = await client.call('DescribeResourcePolicies', { limit: 1 });
  expect(first).toEqual({ resourcePolicies: [a], nextToken: expect.any(String) as string });
  expect(await client.call('DescribeResourcePolicies', { limit: 1, nextToken: first.nextToken })).toEqual({
    resourcePolicies: [b],
  });

  await client.call('DeleteResourcePolicy', { policyName: 'a' });
  expect(await client.call('DescribeResourcePolicies', {})).toEqual({ resourcePolicies: [b] });
});

test('a service writes while a policy lets it', async () => {
  const world = logsWorld();
  const caller = { principal: { type: 'service', service: 'events.amazonaws.com' } } as const;
  const call = { caller, signal: new AbortController().signal };
  const stream = { logGroupName: '/group', logStreamName: 'mine' };
  const denied = 'is not authorized to perform: logs:CreateLogStream';

  await expect(world.logs.createLogStream(call, stream)).rejects.toThrow(denied);
  await put(world, 'a', document('logs:CreateLogStream'));
  await world.logs.createLogStream(call, stream);
  await world.client.call('DeleteResourcePolicy', { policyName: 'a' });
  await expect(world.logs.createLogStream(call, stream)).rejects.toThrow(denied);
});

test('a policy that is none is refused, and leaves what there is', async () => {
  const world = logsWorld();
  await put(world, 'a', document('logs:*'));

  expect(await put(world, 'a', '{"Statement":{"Effect":"Allow","Action":"*"}}')).toEqual({
    __type: 'InvalidParameterException',
    message: expect.stringContaining('Principal or NotPrincipal is missing') as string,
  });
  expect(await put(world, 'a', 'no policy')).toMatchObject({ __type: 'InvalidParameterException' });
  expect(await world.client.call('DescribeResourcePolicies', {})).toMatchObject({
    resourcePolicies: [{ policyDocument: document('logs:*') }],
  });
});

test('there are ten at most, and what is not there cannot be deleted', async () => {
  const world = logsWorld();
  for (let index = 0; index < 10; index++) await put(world, `p${index}`, document('logs:*'));

  expect(await put(world, 'p10', document('logs:*'))).toEqual({
    __type: 'LimitExceededException',
    message: 'Resource limit exceeded.',
  });
  expect(await world.client.call('DeleteResourcePolicy', { policyName: 'x' })).toEqual({
    __type: 'ResourceNotFoundException',
    message: 'Policy with name [x] does not exist.',
  });
});
