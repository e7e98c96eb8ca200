import { refusalOf, testRefused, trustedBy } from './refuse';

const stateMachine = (more: object) => ({
  StateMachineType: 'EXPRESS',
  RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
  DefinitionString: JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'End',
    States: { End: { Type: 'Succeed' } },
  }),
  ...more,
});

testRefused([
  [
    'a Standard workflow',
    'AWS::StepFunctions::StateMachine',
    stateMachine({ StateMachineType: 'STANDARD' }),
    'property StateMachineType: The local run takes only "EXPRESS" here, not "STANDARD".',
  ],
  [
    'a workflow that is Standard by default',
    'AWS::StepFunctions::StateMachine',
    stateMachine({ StateMachineType: undefined }),
    'property StateMachineType: The local run takes only "EXPRESS" here, and it is missing.',
  ],
  [
    'a definition in S3',
    'AWS::StepFunctions::StateMachine',
    stateMachine({ DefinitionS3Location: { Bucket: 'b', Key: 'k' } }),
    'property DefinitionS3Location: The local run takes the definition as DefinitionString.',
  ],
  [
    'a key of no template on a state machine',
    'AWS::StepFunctions::StateMachine',
    stateMachine({ EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: 'k' } }),
    'property EncryptionConfiguration.KmsKeyId: The local run knows the keys of the template only, by their ARN, and not "k".',
  ],
  [
    'a task that is not run',
    'AWS::StepFunctions::StateMachine',
    stateMachine({
      DefinitionString: JSON.stringify({
        QueryLanguage: 'JSONata',
        StartAt: 'Run',
        States: { Run: { Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask', End: true } },
      }),
    }),
    'property DefinitionString: Not implemented here, though AWS has it:',
  ],
]);

test('a state machine that logs to a group that is not there is refused in AWS’s words', async () => {
  const LogGroupArn = 'arn:aws:logs:us-east-1:000000000000:log-group:elsewhere:*';
  const Properties = stateMachine({
    LoggingConfiguration: { Level: 'OFF', Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn } }] },
  });
  const Refused = { Type: 'AWS::StepFunctions::StateMachine', Properties };

  expect(await refusalOf({ Resources: { Role: trustedBy('states.amazonaws.com'), Refused } })).toBe(
    'Refused (AWS::StepFunctions::StateMachine) could not be created: The specified log group does not exist.',
  );
});
