import { Match, Template } from 'aws-cdk-lib/assertions';
import { DeadLetterQueue } from '../../../lib/flow/dead-letter-queue';
import { newStack } from '../cdk-app';

let template: Template;

beforeAll(() => {
  const stack = newStack();
  new DeadLetterQueue(stack, 'Unprocessed', { redriveTarget: false });
  template = Template.fromStack(stack);
});

test.each<[string, Record<string, unknown>]>([
  ['keeps a message for as long as SQS can, 14 days', { MessageRetentionPeriod: 1_209_600 }],
  ["keeps SQS's own size limit of 1 MiB", { MaximumMessageSize: Match.absent() }],
  ['hides a message for 60 seconds', { VisibilityTimeout: 60 }],
  ['redrives to nowhere', { RedrivePolicy: Match.absent() }],
  ['is no redrive target', { RedriveAllowPolicy: { redrivePermission: 'denyAll' } }],
  ['is a standard queue, as EventBridge wants it', { FifoQueue: Match.absent() }],
])('it %s', (_, properties) => {
  template.hasResourceProperties('AWS::SQS::Queue', properties);
});

// A permission would have to name the source queue, which names this one in its turn.
test('one that is a redrive target says nothing of whose', () => {
  const stack = newStack();
  new DeadLetterQueue(stack, 'Undelivered', { redriveTarget: true });
  Template.fromStack(stack).hasResourceProperties('AWS::SQS::Queue', { RedriveAllowPolicy: Match.absent() });
});
