import { tmpdir } from 'node:os';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { DefinitionBody, Pass, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { ConfigurationError } from '../../lib/configuration-error';
import { TransactionPipeline } from '../../lib/transaction-pipeline';
import { newStack } from './cdk-app';
import { arn, ref, resourcesOf } from './template-resources';

/** A stack of somebody else's, with two pipelines in it: one invokes their function, the other runs their state machine. */
function foreignStack() {
  const stack = newStack();
  const runtime = Runtime.NODEJS_24_X;
  const newFunction = (id: string) =>
    new LambdaFunction(stack, id, { runtime, handler: 'index.handler', code: Code.fromInline('//') });
  const book = newFunction('Book');
  const check = newFunction('Check');
  const settle = new StateMachine(stack, 'Settle', {
    stateMachineType: StateMachineType.EXPRESS,
    definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Nothing')),
  });
  const orders = new TransactionPipeline(stack, 'Orders', {
    processor: book,
    furtherFunctions: { Check: check },
    encryption: 'customer-managed',
    sealed: true,
  });
  const payments = new TransactionPipeline(stack, 'Payments', {
    processor: settle,
    maxTransactionBytes: 2_048,
  });
  const id = (construct: { node: { defaultChild?: unknown } }) =>
    stack.getLogicalId(construct.node.defaultChild as never);
  return { stack, orders, payments, book: id(book), check: id(check), settle: id(settle) };
}

let foreign: ReturnType<typeof foreignStack>;
let template: Template;

beforeAll(() => {
  foreign = foreignStack();
  template = Template.fromStack(foreign.stack);
});

const named = (type: string, name: string) =>
  Object.values(resourcesOf(template, type)).map(({ Properties }) => Properties[name]);

test('each has a flow of its own', () => {
  for (const type of [
    'AWS::ApiGatewayV2::Api',
    'AWS::Pipes::Pipe',
    'AWS::Events::EventBus',
    'AWS::Events::Archive',
  ])
    template.resourceCountIs(type, 2);
  expect(foreign.stack.resolve(foreign.orders.endpoint)).not.toEqual(
    foreign.stack.resolve(foreign.payments.endpoint),
  );
});

test('names that cannot be generated contain the stack and the pipeline', () => {
  expect(named('AWS::ApiGatewayV2::Api', 'Name')).toEqual(['TestStack-Orders', 'TestStack-Payments']);
  // Each function of theirs has one, too, whose name is not ours.
  const groups = named('AWS::Logs::LogGroup', 'LogGroupName');
  expect(groups.filter((name) => typeof name === 'string')).toEqual([
    '/aws/vendedlogs/apigateway/TestStack-Orders',
    '/aws/vendedlogs/states/TestStack-Orders',
    '/aws/vendedlogs/pipes/TestStack-Orders',
    '/aws/vendedlogs/apigateway/TestStack-Payments',
    '/aws/vendedlogs/states/TestStack-Payments',
    '/aws/vendedlogs/pipes/TestStack-Payments',
  ]);
  const queries = named('AWS::Logs::QueryDefinition', 'Name');
  expect(new Set(queries).size).toBe(queries.length);
});

test('the workflow invokes their function', () => {
  const definitions = JSON.stringify(named('AWS::StepFunctions::StateMachine', 'DefinitionString'));
  expect(definitions).toContain(`{"Fn::GetAtt":["${foreign.book}","Arn"]}`);
  template.resourceCountIs('AWS::StepFunctions::StateMachine', 3);
});

test('the workflow runs their state machine', () => {
  const definitions = JSON.stringify(named('AWS::StepFunctions::StateMachine', 'DefinitionString'));
  expect(definitions).toContain(JSON.stringify(ref(foreign.settle)));
  expect(JSON.stringify(named('AWS::IAM::Policy', 'PolicyDocument'))).toContain(
    JSON.stringify({ Action: 'states:StartSyncExecution', Effect: 'Allow', Resource: ref(foreign.settle) }),
  );
});

test('their functions have alarms and a place on the dashboard', () => {
  for (const functionName of [foreign.book, foreign.check]) {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Metrics: Match.arrayWith([
        Match.objectLike({
          MetricStat: Match.objectLike({
            Metric: Match.objectLike({
              Namespace: 'AWS/Lambda',
              Dimensions: [{ Name: 'FunctionName', Value: ref(functionName) }],
            }),
          }),
        }),
      ]),
    });
    expect(JSON.stringify(named('AWS::CloudWatch::Dashboard', 'DashboardBody'))).toContain(
      JSON.stringify(ref(functionName)),
    );
  }
});

test('the delivered function is not there, nor what asks its log', () => {
  template.resourceCountIs('AWS::Lambda::Function', 2);
  expect(foreign.orders.log).toBeUndefined();
  const queries = named('AWS::Logs::QueryDefinition', 'Name');
  expect(queries).not.toContainEqual(expect.stringContaining('Largest transactions'));
  expect(queries).toContain('TestStack-Payments/One transaction');
});

test('a setting of one is no setting of the other', () => {
  template.resourceCountIs('AWS::KMS::Key', 1);
  template.resourceCountIs('AWS::Events::EventBusPolicy', 1);
  const sizes = named('AWS::SQS::Queue', 'MaximumMessageSize').filter((size) => size !== undefined);
  expect(sizes).toEqual([128_256, 2_304]);
});

test('the key encrypts the logs of its own pipeline alone', () => {
  const [policy] = named('AWS::KMS::Key', 'KeyPolicy');
  expect(JSON.stringify(policy)).toContain(':log-group:/aws/vendedlogs/*/TestStack-Orders"');
});

test('the pipe is behind the rule', () => {
  const rules = Object.keys(resourcesOf(template, 'AWS::Events::Rule'));
  for (const { DependsOn } of Object.values(resourcesOf(template, 'AWS::Pipes::Pipe'))) {
    expect(rules.filter((one) => DependsOn?.includes(one))).toHaveLength(1);
  }
});

test('a role of theirs gets nothing that it did not have', () => {
  const policies = JSON.stringify(named('AWS::IAM::Policy', 'PolicyDocument'));
  expect(policies).toContain(JSON.stringify(arn(foreign.book)));
  expect(policies).not.toContain(JSON.stringify(arn(foreign.check)));
});

// cfn-lint and CDK's own validation report a mapping that nothing refers to (W7001).
test("the consoles' addresses are in the template only if their dashboard's is asked for", () => {
  expect(Object.keys(template.findMappings('*'))).toHaveLength(0);
  const stack = newStack();
  const pipeline = new TransactionPipeline(stack, 'Orders');
  expect(stack.resolve([pipeline.dashboardUrl, pipeline.dashboardUrl])).toHaveLength(2);
  expect(Object.keys(Template.fromStack(stack).findMappings('*'))).toHaveLength(1);
});

test('an app that has its lock file elsewhere, or none, can have the delivered function', () => {
  const project = process.cwd();
  process.chdir(tmpdir());
  try {
    expect(() => new TransactionPipeline(newStack(), 'Orders')).not.toThrow();
  } finally {
    process.chdir(project);
  }
});

test('a setting that is not allowed is told as in the configuration', () => {
  const stack = newStack();
  expect(() => new TransactionPipeline(stack, 'Pipeline', { maxTransactionBytes: 1 })).toThrow(
    new ConfigurationError(
      'Configuration: maxTransactionBytes=1 is not allowed. Allowed: a whole number from 1024 to 128000.',
    ),
  );
});

test.each([
  ['Function', 'a name of letters other than Function'],
  ['my-function', 'a name of letters other than Function'],
])('a further function cannot be called %s', (name, allowed) => {
  const stack = newStack();
  const processor = LambdaFunction.fromFunctionName(stack, 'Imported', 'imported');
  const furtherFunctions = { [name]: processor };
  expect(() => new TransactionPipeline(stack, 'Pipeline', { processor, furtherFunctions })).toThrow(
    `furtherFunctions="${name}" is not allowed. Allowed: ${allowed}.`,
  );
});
