/** What both accounts get. */
export const EVENT_PATH_WORDS =
  'PutEvents to log: the local run (npm start -- --empty) and MiniStack have the same by one template: a bus, a rule for what the bench puts on it, an Express workflow of one JSONata task, the Node.js function that it invokes, and that function’s log group. Each event is put by a call of its own, which the AWS SDK has made and signed before, and fetch sends.';

export const EVENT_PATH = {
  busName: 'bench-bus',
  functionName: 'bench-function',
  logGroupName: '/aws/lambda/bench-function',
};

const CODE = `exports.handler = async (event) => {
  console.log(JSON.stringify({ number: event.detail.number, body: event.detail.fill }));
};`;

const STATES = {
  QueryLanguage: 'JSONata',
  StartAt: 'Process',
  States: {
    Process: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: '${FunctionArn}', Payload: '{% $states.input %}' },
      Output: '{% $states.result.Payload %}',
      End: true,
    },
  },
};

const roleOf = (service: string, action: string, resource: object) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
    },
    Policies: [
      {
        PolicyName: 'Use',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
        },
      },
    ],
  },
});

/** The path from PutEvents to the log, as CloudFormation takes it. */
export const EVENT_PATH_TEMPLATE = {
  Resources: {
    LogGroup: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: EVENT_PATH.logGroupName },
    },
    FunctionRole: roleOf('lambda.amazonaws.com', 'logs:*', { 'Fn::Sub': '${LogGroup.Arn}' }),
    Function: {
      Type: 'AWS::Lambda::Function',
      DependsOn: 'LogGroup',
      Properties: {
        FunctionName: EVENT_PATH.functionName,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Code: { ZipFile: CODE },
        Role: { 'Fn::GetAtt': ['FunctionRole', 'Arn'] },
      },
    },
    WorkflowRole: roleOf('states.amazonaws.com', 'lambda:InvokeFunction', {
      'Fn::GetAtt': ['Function', 'Arn'],
    }),
    Workflow: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineType: 'EXPRESS',
        DefinitionString: {
          'Fn::Sub': [JSON.stringify(STATES), { FunctionArn: { 'Fn::GetAtt': ['Function', 'Arn'] } }],
        },
        RoleArn: { 'Fn::GetAtt': ['WorkflowRole', 'Arn'] },
      },
    },
    RuleRole: roleOf('events.amazonaws.com', 'states:StartExecution', { Ref: 'Workflow' }),
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: EVENT_PATH.busName } },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventBusName: { Ref: 'Bus' },
        EventPattern: { source: ['bench'] },
        Targets: [
          { Id: 'Workflow', Arn: { Ref: 'Workflow' }, RoleArn: { 'Fn::GetAtt': ['RuleRole', 'Arn'] } },
        ],
      },
    },
  },
};
