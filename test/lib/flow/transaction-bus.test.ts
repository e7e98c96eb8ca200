import { Duration, type Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { TransactionBus } from '../../../lib/flow/transaction-bus';
import { newStack } from '../cdk-app';
import { ref } from '../template-resources';

let stack: Stack;
let bus: TransactionBus;
let template: Template;

beforeAll(() => {
  stack = newStack();
  bus = new TransactionBus(stack, 'Bus', { archiveRetention: Duration.days(21) });
  template = Template.fromStack(stack);
});

test('there is one bus, of the kind that has archives', () => {
  template.resourceCountIs('AWS::Events::EventBus', 1);
});

test('the bus takes events of no other account', () => {
  template.resourceCountIs('AWS::Events::EventBusPolicy', 0);
  template.hasResourceProperties('AWS::Events::EventBus', { Policy: Match.absent() });
});

test('the archive keeps what is put on the bus', () => {
  template.hasResourceProperties('AWS::Events::Archive', {
    SourceArn: stack.resolve(bus.eventBus.eventBusArn) as unknown,
  });
});

test('the archive keeps every event, whatever its source and type', () => {
  template.hasResourceProperties('AWS::Events::Archive', {
    EventPattern: Match.exact({ account: [ref('AWS::AccountId')] }),
  });
});

test('the archive keeps an event for as long as it is told to', () => {
  template.hasResourceProperties('AWS::Events::Archive', { RetentionDays: 21 });
});

test('the archive has no physical name', () => {
  template.hasResourceProperties('AWS::Events::Archive', { ArchiveName: Match.absent() });
});
