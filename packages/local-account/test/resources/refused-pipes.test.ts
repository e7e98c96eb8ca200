import { testRefused } from './refuse';

const pipe = (more: object) => ({
  Source: { 'Fn::GetAtt': ['Queue', 'Arn'] },
  Target: { 'Fn::GetAtt': ['Bus', 'Arn'] },
  RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
  ...more,
});

testRefused([
  [
    'a filter that is no pattern',
    'AWS::Pipes::Pipe',
    pipe({ SourceParameters: { FilterCriteria: { Filters: [{ Pattern: '{"body":"a"}' }] } } }),
    'property SourceParameters.FilterCriteria.Filters.0.Pattern: Event pattern is not valid.',
  ],
  [
    'a filter with an operator of buses alone',
    'AWS::Pipes::Pipe',
    pipe({
      SourceParameters: { FilterCriteria: { Filters: [{ Pattern: '{"body":[{"wildcard":"a*"}]}' }] } },
    }),
    'property SourceParameters.FilterCriteria.Filters.0.Pattern: Pipes do not take the operator wildcard in a pattern.',
  ],
  [
    'more filters than AWS takes',
    'AWS::Pipes::Pipe',
    pipe({
      SourceParameters: { FilterCriteria: { Filters: Array(6).fill({ Pattern: '{"body":["a"]}' }) } },
    }),
    'property SourceParameters.FilterCriteria.Filters: A pipe has at most 5 filters.',
  ],
  [
    'an enrichment',
    'AWS::Pipes::Pipe',
    pipe({ Enrichment: 'arn:aws:lambda:us-east-1:000000000000:function:enrich' }),
    'property Enrichment: The local run does not enrich records.',
  ],
  [
    'a placeholder that stands for nothing',
    'AWS::Pipes::Pipe',
    pipe({ TargetParameters: { InputTemplate: '{"data":<body>}' } }),
    'property TargetParameters.InputTemplate: There is no <body>: it is neither a path into the record nor a reserved variable.',
  ],
  [
    'a path as the source of events',
    'AWS::Pipes::Pipe',
    pipe({ TargetParameters: { EventBridgeEventBusParameters: { DetailType: '$.body.type' } } }),
    'property TargetParameters.EventBridgeEventBusParameters.DetailType: The local run takes fixed values here, not paths into the record ($.body.type).',
  ],
  [
    'the time of events',
    'AWS::Pipes::Pipe',
    pipe({ TargetParameters: { EventBridgeEventBusParameters: { Time: '$.attributes.SentTimestamp' } } }),
    'property TargetParameters.EventBridgeEventBusParameters.Time: The local run does not know this property.',
  ],
  [
    'a batching window',
    'AWS::Pipes::Pipe',
    pipe({ SourceParameters: { SqsQueueParameters: { BatchSize: 10, MaximumBatchingWindowInSeconds: 5 } } }),
    'property SourceParameters.SqsQueueParameters.MaximumBatchingWindowInSeconds: The local run takes only 0 here, not 5.',
  ],
  [
    'a batch that needs a window',
    'AWS::Pipes::Pipe',
    pipe({ SourceParameters: { SqsQueueParameters: { BatchSize: 100 } } }),
    'property SourceParameters.SqsQueueParameters.BatchSize: A batch has at most 10 messages, without a batching window.',
  ],
  [
    'a Kinesis source',
    'AWS::Pipes::Pipe',
    pipe({ Source: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' }),
    'property Source: The local run reads SQS queues, not arn:aws:kinesis:us-east-1:000000000000:stream/s.',
  ],
  [
    'a stream as target',
    'AWS::Pipes::Pipe',
    pipe({ Target: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' }),
    'property Target: The local run feeds event buses, SQS queues, SNS topics, functions and state machines, not arn:aws:kinesis:us-east-1:000000000000:stream/s.',
  ],
  [
    'an execution that is waited for',
    'AWS::Pipes::Pipe',
    pipe({ Target: 'arn:aws:states:us-east-1:000000000000:stateMachine:s' }),
    'property TargetParameters.StepFunctionStateMachineParameters: The local run does not wait for the executions that a pipe starts: it takes FIRE_AND_FORGET',
  ],
  [
    'parameters of another kind of target',
    'AWS::Pipes::Pipe',
    pipe({ TargetParameters: { LambdaFunctionParameters: { InvocationType: 'FIRE_AND_FORGET' } } }),
    'property TargetParameters.LambdaFunctionParameters: They are not for the target arn:aws:events:us-east-1:000000000000:event-bus/bus.',
  ],
  [
    'execution data in a pipe’s log',
    'AWS::Pipes::Pipe',
    pipe({ LogConfiguration: { Level: 'TRACE', IncludeExecutionData: ['ALL'] } }),
    'property LogConfiguration.IncludeExecutionData: The local run does not write execution data to the log of a pipe.',
  ],
  [
    'a pipe that logs to S3',
    'AWS::Pipes::Pipe',
    pipe({ LogConfiguration: { Level: 'ERROR', S3LogDestination: { BucketName: 'b' } } }),
    'property LogConfiguration.S3LogDestination: The local run does not know this property.',
  ],
  [
    'a log level that does not exist',
    'AWS::Pipes::Pipe',
    pipe({ LogConfiguration: { Level: 'DEBUG' } }),
    'property LogConfiguration.Level: It takes OFF | ERROR | INFO | TRACE, not "DEBUG".',
  ],
]);
