import { ManualClock } from '../../../src/clock/manual-clock';
import { registryOf } from '../../../src/engine/registry';
import type { LocalAccount } from '../../../src/local-account';
import { logsService } from '../../../src/services/logs';
import { MemoryStore } from '../../../src/store/memory-store';
import { accountPorts } from '../../account-ports';
import { accountUnderTest } from '../../account-under-test';
import { createLive } from '../../create-live';
import { keysIn } from '../../keys-in';
import { AwsJsonClient } from '../aws-json-client';

const GROUP = 'AWS::Logs::LogGroup';
const KEY_OF_NOBODY = 'arn:aws:kms:us-east-1:000000000000:key/none';
const DAY_MS = 86_400_000;
const logGroupName = '/group';
const logStreamName = 'stream';

describe('a log group', () => {
  /** CloudWatch Logs by itself, with what AWS delivers to its group. */
  function world() {
    const clock = new ManualClock({ startMs: Date.parse('2026-01-02T03:04:05Z') });
    const store = new MemoryStore();
    const ports = accountPorts({ clock, store });
    const { service, logs } = logsService(ports);
    const { administrator } = ports.access;
    const client = new AwsJsonClient(
      (request) => service.answer(request, administrator, 'request-1'),
      'logs',
      'Logs_20140328',
    );
    const create = (properties: object = {}) =>
      createLive({ registry: registryOf([service]) }, GROUP, {
        LogGroupName: logGroupName,
        ...properties,
      });
    const open = () =>
      logs.openVendedLog(`arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}:*`, logStreamName);
    return { client, clock, create, open, store };
  }
  type World = ReturnType<typeof world>;

  const described = async ({ client }: World) => (await client.call('DescribeLogGroups', {})).logGroups;
  async function messages({ client }: World): Promise<unknown> {
    const { events } = await client.call('FilterLogEvents', { logGroupName });
    return (events as { message: string }[] | undefined)?.map(({ message }) => message);
  }

  test('keeps its events when it is changed, for as long as it then says', async () => {
    const here = world();
    const { update } = await here.create();
    here.open().write(here.clock.now(), 'first');

    await update({ LogGroupName: logGroupName, RetentionInDays: 1 });
    expect(await described(here)).toMatchObject([{ retentionInDays: 1 }]);
    expect(await messages(here)).toEqual(['first']);
    await here.clock.advance(DAY_MS + 1);
    here.open().write(here.clock.now(), 'second');

    expect(await messages(here)).toEqual(['second']);

    await update({ LogGroupName: logGroupName });
    await here.clock.advance(DAY_MS + 1);

    expect(await described(here)).toMatchObject([expect.not.objectContaining({ retentionInDays: 1 })]);
    expect(await messages(here)).toEqual(['second']);
  });

  test('does not change with a key that CloudWatch Logs may not use', async () => {
    const here = world();
    const { update } = await here.create({ RetentionInDays: 1 });
    const before = await described(here);

    await expect(update({ LogGroupName: logGroupName, KmsKeyId: KEY_OF_NOBODY })).rejects.toThrow(
      'does not exist',
    );

    expect(await described(here)).toEqual(before);
  });

  test('is deleted with what was logged to it, also from the store, and what is delivered then is lost', async () => {
    const here = world();
    const group = await here.create();
    const log = here.open();
    log.write(here.clock.now(), 'first');

    await group.delete();
    log.write(here.clock.now(), 'late');

    expect(await described(here)).toEqual([]);
    expect(await keysIn(here.store)).toEqual([]);

    await here.create();
    log.write(here.clock.now(), 'new');

    expect(await messages(here)).toEqual(['new']);
  });

  test('is refused where there is one of its name already', async () => {
    const here = world();
    await here.create();

    await expect(here.create()).rejects.toThrow(
      `Resource of type 'AWS::Logs::LogGroup' with identifier '/group' already exists.`,
    );
  });
});

describe('a policy of the account', () => {
  const document = (Sid: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid,
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'logs:*',
          Resource: '*',
        },
      ],
    });
  const custom = (policyDocument: string, policyName = 'p') => {
    const call = {
      service: 'CloudWatchLogs',
      action: 'putResourcePolicy',
      parameters: { policyDocument, policyName },
    };
    const text = JSON.stringify(call);
    return { ServiceToken: 'function', Create: text, Update: text };
  };
  let account: LocalAccount;
  let client: AwsJsonClient;
  beforeEach(() => {
    account = accountUnderTest();
    client = new AwsJsonClient((request) => account.answer(request), 'logs', 'Logs_20140328');
  });
  afterEach(() => account[Symbol.asyncDispose]());
  async function policies(): Promise<Record<string, string>> {
    const { resourcePolicies } = await client.call('DescribeResourcePolicies', {});
    const all = resourcePolicies as { policyName: string; policyDocument: string }[];
    return Object.fromEntries(all.map(({ policyName, policyDocument }) => [policyName, policyDocument]));
  }

  test.each<[string, (policyDocument: string) => object]>([
    ['AWS::Logs::ResourcePolicy', (PolicyDocument) => ({ PolicyName: 'p', PolicyDocument })],
    ['Custom::CloudwatchLogResourcePolicy', (policyDocument) => custom(policyDocument)],
  ])(
    '%s is changed in place, stays as it was when it is refused, and is deleted',
    async (type, properties) => {
      const policy = await createLive(account, type, properties(document('one')));

      await policy.update(properties(document('two')));
      await expect(policy.update(properties('{"Statement":1}'))).rejects.toThrow('Statement');
      expect(await policies()).toEqual({ p: document('two') });

      await policy.delete();
      expect(await policies()).toEqual({});
    },
  );

  test('of CDK takes the name that its update has', async () => {
    const type = 'Custom::CloudwatchLogResourcePolicy';
    const { update } = await createLive(account, type, custom(document('one')));

    await update(custom(document('one'), 'q'));

    expect(await policies()).toEqual({ q: document('one') });
  });

  test('is refused where there is one of its name already', async () => {
    const properties = { PolicyName: 'p', PolicyDocument: document('one') };
    await createLive(account, 'AWS::Logs::ResourcePolicy', properties);

    await expect(createLive(account, 'AWS::Logs::ResourcePolicy', properties)).rejects.toThrow(
      `Resource of type 'AWS::Logs::ResourcePolicy' with identifier 'p' already exists.`,
    );
  });
});
