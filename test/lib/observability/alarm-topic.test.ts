import { Match, Template } from 'aws-cdk-lib/assertions';
import { AlarmTopic } from '../../../lib/observability/alarm-topic';
import { newStack } from '../cdk-app';
import { onlyResource, ref } from '../template-resources';

function synthesizeTopic(alarmEmail: string): Template {
  const stack = newStack();
  new AlarmTopic(stack, 'AlarmTopic', { alarmEmail });
  return Template.fromStack(stack);
}

const statementsOf = (template: Template) =>
  (
    onlyResource(template, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument as {
      Statement: Record<string, unknown>[];
    }
  ).Statement;

test('only alarms of this account may publish, as AWS advises', () => {
  const allowed = statementsOf(synthesizeTopic('')).filter(({ Effect }) => Effect === 'Allow');
  const alarms = [
    'arn:',
    ref('AWS::Partition'),
    ':cloudwatch:',
    ref('AWS::Region'),
    ':',
    ref('AWS::AccountId'),
    ':alarm:*',
  ];
  expect(allowed).toEqual([
    expect.objectContaining({
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'sns:Publish',
      Condition: {
        ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', alarms] } },
        StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') },
      },
    }),
  ]);
});

test('nobody may publish without TLS', () => {
  expect(statementsOf(synthesizeTopic(''))).toContainEqual(
    expect.objectContaining({
      Effect: 'Deny',
      Principal: '*',
      Action: 'sns:Publish',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  );
});

test("the topic does not use SNS's managed key, through which CloudWatch cannot publish", () => {
  synthesizeTopic('').hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.absent() });
});

test('without an address nobody is subscribed', () => {
  synthesizeTopic('').resourceCountIs('AWS::SNS::Subscription', 0);
});

test('an address is subscribed by mail', () => {
  const template = synthesizeTopic('on-call@example.com');
  template.resourceCountIs('AWS::SNS::Subscription', 1);
  template.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'on-call@example.com',
    TopicArn: ref(onlyResource(template, 'AWS::SNS::Topic').logicalId),
  });
});
