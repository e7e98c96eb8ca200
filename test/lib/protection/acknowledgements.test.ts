import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { acknowledgementsIn } from '../acknowledgements';
import { newPipelineStack } from '../synthesized-stack';

/**
 * Which rule need not be kept, at which construct of the pipeline, and what the reason has to name. That a validator would find just
 * these is what the tests of `validation` look at.
 */
type Expected = Readonly<Record<string, string>>;

const ALWAYS: Expected = {
  'Default/Logger/Function: Serverless-LambdaDLQ': 'synchronously',
  'Queue/Undelivered/Queue: Serverless-SQSRedrivePolicy': 'operator',
  'Unprocessed/Queue: AwsSolutions-SQS3': "of the rule's target and of the workflow's catch",
  'Unprocessed/Queue: Serverless-SQSRedrivePolicy': 'operator',
  'Workflow/StateMachine/Role: AwsSolutions-IAM5[Resource::*]': 'AWS documents * as the only resource',
  'Workflow/StateMachine/Role: AwsSolutions-IAM5[Resource::<Handler.Arn>:*]': 'versions and aliases',
};

const BY_DEFAULT: Expected = {
  'Api/HttpApi/POST--: AwsSolutions-APIG4': 'authorization=none',
  'Default/Logger/Function: Serverless-LambdaTracing': 'tracing=false',
  'Workflow/StateMachine: AwsSolutions-SF1': 'workflowLogLevel=ERROR',
  'Workflow/StateMachine: AwsSolutions-SF2': 'tracing=false',
  'Workflow/StateMachine: Serverless-StepFunctionStateMachineXray': 'tracing=false',
};

const CONFIGURED = {
  authorization: 'iam',
  tracing: true,
  workflowLogLevel: 'ALL',
  encryption: 'customer-managed',
  alarmEmail: 'on-call@example.com',
};

const WHEN_CONFIGURED: Expected = {
  'AlarmTopic/Email: Serverless-SNSRedrivePolicy': 'CloudWatch keeps',
  'Bus/Undecryptable/Queue: AwsSolutions-SQS3': 'of the event bus',
  'Bus/Undecryptable/Queue: Serverless-SQSRedrivePolicy': 'operator',
  'Default/Logger/Role: AwsSolutions-IAM5[Resource::*]': 'xray:PutTraceSegments',
};

/** The reasons that the pipeline gives, as `Expected` names what they are for. */
function readReasons(configured: Record<string, unknown>): Record<string, string> {
  const stack = newPipelineStack(configured);
  const { node } = stack.pipeline;
  const handler = node.findAll().find((construct) => construct instanceof CfnFunction)!;
  const nameHandler = (rule: string) => rule.replace(stack.getLogicalId(handler), 'Handler');
  const reasons = acknowledgementsIn(stack).map(({ rule, construct, reason }) => [
    `${construct.replace(`${node.path}/`, '')}: ${nameHandler(rule)}`,
    reason,
  ]);
  return Object.fromEntries(reasons) as Record<string, string>;
}

describe.each<[string, Record<string, unknown>, Expected]>([
  ['by default', {}, { ...ALWAYS, ...BY_DEFAULT }],
  ['with all that is configured otherwise', CONFIGURED, { ...ALWAYS, ...WHEN_CONFIGURED }],
])('%s', (_, configured, expected) => {
  let reasons: Record<string, string>;

  beforeAll(() => {
    reasons = readReasons(configured);
  });

  test('these rules need not be kept here, and no others', () => {
    expect(Object.keys(reasons).sort()).toEqual(Object.keys(expected).sort());
  });

  test.each(Object.entries(expected))('the reason for %s names "%s"', (acknowledged, named) => {
    expect(reasons[acknowledged]).toContain(named);
  });

  test('each reason is a whole sentence', () => {
    for (const reason of Object.values(reasons)) expect(reason).toMatch(/^[A-Z].{60,}\.$/);
  });
});
