import { testRefused } from './refuse';

const pipe = (more: object) => ({
  Source: { 'Fn::GetAtt': ['Queue', 'Arn'] },
  Target: { 'Fn::GetAtt': ['Bus', 'Arn'] },
  RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
  ...more,
});

testRefused([
  [
    'a filter',
    'AWS::Pipes::Pipe',
    pipe({ SourceParameters: { FilterCriteria: { Filters: [{ Pattern: '{"body":{"a":[1]}}' }] } } }),
    'property SourceParameters.FilterCriteria: The local run does not filter: every message is moved.',
  ],
  [
    'an enrichment',
    'AWS::Pipes::Pipe',
    pipe({ Enrichment: 'arn:aws:lambda:us-east-1:000000000000:function:enrich' }),
    'property Enrichment: The local run does not enrich records.',
  ],
  [
    'an input template',
    'AWS::Pipes::Pipe',
    pipe({ TargetParameters: { InputTemplate: '{"data":<$.body>}' } }),
    'property TargetParameters.InputTemplate: The local run has no input templates: a record is passed on as it is.',
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
    'a batch that no bus takes',
    'AWS::Pipes::Pipe',
    pipe({ SourceParameters: { SqsQueueParameters: { BatchSize: 100 } } }),
    'property SourceParameters.SqsQueueParameters.BatchSize: An event bus takes at most 10 events at once.',
  ],
  [
    'a Kinesis source',
    'AWS::Pipes::Pipe',
    pipe({ Source: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' }),
    'property Source: The local run reads SQS queues, not arn:aws:kinesis:us-east-1:000000000000:stream/s.',
  ],
  [
    'a function as target',
    'AWS::Pipes::Pipe',
    pipe({ Target: 'arn:aws:lambda:us-east-1:000000000000:function:f' }),
    'property Target: The local run feeds event buses, not arn:aws:lambda:us-east-1:000000000000:function:f.',
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
