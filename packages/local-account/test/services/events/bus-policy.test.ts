import { AccessDenied } from '../../../src/access/access-denied';
import type { Caller } from '../../../src/access/caller';
import type { PolicyStatement } from '../../../src/services/events/bus/event-bus';
import { Fixture } from './fixture';

let fixture: Fixture;
beforeEach(() => {
  fixture = new Fixture();
});
afterEach(() => fixture.stop());

const entry = { EventBusName: 'b', Source: 's', DetailType: 't', Detail: '{}' };

const partner: Caller = {
  principal: {
    type: 'role',
    roleArn: 'arn:aws:iam::000000000000:role/partner',
    sessionName: 's',
    accountId: '000000000000',
  },
};

function statement(Effect: 'Allow' | 'Deny', Principal: object): PolicyStatement {
  return { Sid: Effect, Effect, Principal, Action: 'events:PutEvents', Resource: fixture.bus.arn };
}

test('a statement that allows a role lets it put events', async () => {
  await expect(fixture.putAll([entry], { caller: partner })).rejects.toThrow(AccessDenied);

  fixture.ports.buses.putStatement(
    'b',
    statement('Allow', { AWS: 'arn:aws:iam::000000000000:role/partner' }),
  );

  await expect(fixture.putAll([entry], { caller: partner })).resolves.toMatchObject({ FailedEntryCount: 0 });
});

test('a statement that denies holds against the administrator, too, and beside others', async () => {
  fixture.ports.buses.putStatement('b', statement('Allow', { AWS: '*' }));
  fixture.ports.buses.putStatement('b', statement('Deny', { AWS: '*' }));

  await expect(fixture.putAll([entry])).rejects.toThrow('with an explicit deny in a resource-based policy');
  expect(fixture.bus.policy).toMatchObject({ Statement: [{ Effect: 'Allow' }, { Effect: 'Deny' }] });
});

test('a bus that does not exist is refused', () => {
  expect(() => fixture.ports.buses.putStatement('none', {})).toThrow('Event bus none does not exist.');
});

test('a statement that is refused leaves the policy as it was', async () => {
  fixture.ports.buses.putStatement('b', statement('Allow', { AWS: '*' }));
  const { policy } = fixture.bus;

  expect(() => fixture.ports.buses.putStatement('b', { Effect: 'Allow' })).toThrow(
    expect.objectContaining({ code: 'ValidationException' }) as Error,
  );
  expect(fixture.bus.policy).toEqual(policy);
  await expect(fixture.putAll([entry], { caller: partner })).resolves.toMatchObject({ FailedEntryCount: 0 });
});
