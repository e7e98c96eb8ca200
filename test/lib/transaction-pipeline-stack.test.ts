import { Template } from 'aws-cdk-lib/assertions';
import { readConfiguration } from '../../lib/configuration';
import { TransactionPipelineStack } from '../../lib/transaction-pipeline-stack';
import { newApp } from './cdk-app';
import { allOutputs } from './template-resources';

function newStack(configured: Record<string, unknown> = {}): TransactionPipelineStack {
  const configuration = readConfiguration(configured);
  return new TransactionPipelineStack(newApp(), configuration.stackName, configuration);
}

test('the stack has the name that is configured, which is the id that the commands use', () => {
  expect(newStack().node.id).toBe('MyServerlessApplicationStack');
  expect(newStack({ stackName: 'Other' }).stackName).toBe('Other');
});

test('the stack is protected against deletion if that is configured', () => {
  expect(newStack().terminationProtection).toBe(false);
  expect(newStack({ terminationProtection: true }).terminationProtection).toBe(true);
});

test('the pipeline is configured as the stack is, and named after it', () => {
  const template = Template.fromStack(newStack({ stackName: 'Other', archiveRetentionDays: 90 }));
  template.hasResourceProperties('AWS::Events::Archive', { RetentionDays: 90 });
  template.hasResourceProperties('AWS::ApiGatewayV2::Api', { Name: 'Other' });
});

test('the stack has the outputs that people and commands find a pipeline by', () => {
  const outputs = Object.keys(allOutputs(Template.fromStack(newStack())));
  expect(outputs).toEqual(expect.arrayContaining(['ApiEndpoint', 'StateMachineArn', 'UnprocessedQueueUrl']));
});

test('whoever looks at the stack in the console is told what it is', () => {
  expect(Template.fromStack(newStack()).toJSON()).toHaveProperty(
    'Description',
    'Immutable transaction pipeline',
  );
});
