import { AccessDenied } from '../../../src/access/access-denied';
import type { Caller } from '../../../src/access/caller';
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

function statement(Effect: 'Allow' | 'Deny', Principal: object): object {
  return { Sid: Effect, Effect, Principal, Action: 'events:PutEvents', Resource: fixture.bus.arn };
}

test('a statement that allows a role lets it put events', () => {
  expect(() => fixture.events.putEvents(partner, [entry])).toThrow(AccessDenied);

  fixture.events.putStatement('b', statement('Allow', { AWS: 'arn:aws:iam::000000000000:role/partner' }));

  expect(fixture.events.putEvents(partner, [entry])).toMatchObject({ FailedEntryCount: 0 });
});

test('a statement that denies holds against the administrator, too, and beside others', () => {
  fixture.events.putStatement('b', statement('Allow', { AWS: '*' }));
  fixture.events.putStatement('b', statement('Deny', { AWS: '*' }));

  expect(() => fixture.events.putEvents(fixture.admin, [entry])).toThrow(
    'with an explicit deny in a resource-based policy',
  );
  expect(fixture.bus.policy).toMatchObject({ Statement: [{ Effect: 'Allow' }, { Effect: 'Deny' }] });
});

test('a bus that does not exist is refused', () => {
  expect(() => fixture.events.putStatement('none', {})).toThrow('Event bus none does not exist.');
});

test('a statement that is refused leaves the policy as it was', () => {
  fixture.events.putStatement('b', statement('Allow', { AWS: '*' }));
  const { policy } = fixture.bus;

  expect(() => fixture.events.putStatement('b', { Effect: 'Allow' })).toThrow(
    expect.objectContaining({ code: 'ValidationException' }) as Error,
  );
  expect(fixture.bus.policy).toEqual(policy);
  expect(fixture.events.putEvents(partner, [entry])).toMatchObject({ FailedEntryCount: 0 });
});
