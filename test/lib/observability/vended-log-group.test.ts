import { Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { VendedLogGroup } from '../../../lib/observability/vended-log-group';
import { newStack } from '../cdk-app';

let template: Template;

beforeAll(() => {
  const stack = newStack();
  new VendedLogGroup(stack, 'Log', {
    service: 'states',
    pipelineName: 'SecondCopy',
    retention: RetentionDays.FIVE_DAYS,
  });
  template = Template.fromStack(stack);
});

test("its name has AWS's prefix for delivered logs, the service and the pipeline's name", () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: '/aws/vendedlogs/states/SecondCopy',
  });
});

test('it keeps its records for as long as it is told to', () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 5 });
});

test('it goes with its stack, so that a destroyed stack can be deployed again under the same name', () => {
  template.hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
});
