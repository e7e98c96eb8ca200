import type { Caller } from '../../../../src/access/caller';
import { Fixture } from '../fixture';
import { call, errorOf } from './call';

const nobody: Caller = {
  principal: {
    type: 'role',
    roleArn: 'arn:aws:iam::000000000000:role/nobody',
    sessionName: 'session',
    accountId: '000000000000',
  },
};

const BUS_ARN = 'arn:aws:events:eu-west-1:000000000000:event-bus/b';
const entry = { EventBusName: 'b', Source: 's', DetailType: 't', Detail: '{}' };
const window = { EventStartTime: 1, EventEndTime: 2, Destination: { Arn: BUS_ARN } };

test.each([
  ['PutEvents', { Entries: [entry] }, 'event-bus/b'],
  ['DescribeEventBus', { Name: 'b' }, 'event-bus/b'],
  ['ListEventBuses', {}, undefined],
  ['DescribeRule', { Name: 'r', EventBusName: 'b' }, 'rule/b/r'],
  ['ListRules', { EventBusName: 'b' }, undefined],
  ['EnableRule', { Name: 'r', EventBusName: 'b' }, 'rule/b/r'],
  ['DisableRule', { Name: 'r' }, 'rule/r'],
  ['PutRule', { Name: 'r', EventPattern: '{"source":["s"]}' }, 'rule/r'],
  ['DeleteRule', { Name: 'r' }, 'rule/r'],
  ['ListTargetsByRule', { Rule: 'r', EventBusName: 'b' }, 'rule/b/r'],
  ['ListRuleNamesByTarget', { TargetArn: 'x' }, undefined],
  ['TestEventPattern', { EventPattern: '{"source":["s"]}', Event: '{}' }, undefined],
  ['CreateArchive', { ArchiveName: 'n', EventSourceArn: BUS_ARN }, 'archive/n'],
  ['DescribeArchive', { ArchiveName: 'a' }, 'archive/a'],
  ['ListArchives', {}, undefined],
  ['UpdateArchive', { ArchiveName: 'a', RetentionDays: 1 }, 'archive/a'],
  ['DeleteArchive', { ArchiveName: 'a' }, 'archive/a'],
  [
    'StartReplay',
    { ReplayName: 'n', EventSourceArn: 'arn:aws:events:eu-west-1:000000000000:archive/a', ...window },
    'replay/n',
  ],
  ['DescribeReplay', { ReplayName: 'n' }, 'replay/n'],
  ['ListReplays', {}, undefined],
  ['CancelReplay', { ReplayName: 'n' }, 'replay/n'],
  ['ListTagsForResource', { ResourceARN: BUS_ARN }, 'event-bus/b'],
])('%s needs the right to it', async (name, input, resource) => {
  const fixture = new Fixture();
  fixture.ports.archives.create('a', fixture.bus, { retentionDays: 0 });
  fixture.rule('r');
  const on = resource === undefined ? '*' : `arn:aws:events:eu-west-1:000000000000:${resource}`;

  const [code, message] = await errorOf(call(fixture, name, input, nobody));

  expect(code).toBe('AccessDeniedException');
  expect(message).toContain(
    `is not authorized to perform: events:${name} on resource: ${on} because no identity-based policy`,
  );
  fixture.stop();
});
