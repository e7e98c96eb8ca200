import { testRefused, trustedBy } from './refuse';

const role = trustedBy('lambda.amazonaws.com');

testRefused([
  [
    'a FIFO queue',
    'AWS::SQS::Queue',
    { FifoQueue: true },
    'property FifoQueue: The local run takes only false here, not true.',
  ],
  [
    'content-based deduplication',
    'AWS::SQS::Queue',
    { ContentBasedDeduplication: true },
    'property ContentBasedDeduplication: The local run has no FIFO queues.',
  ],
  [
    'a key of no template on a queue',
    'AWS::SQS::Queue',
    { KmsMasterKeyId: 'alias/mine', KmsDataKeyReusePeriodSeconds: 300 },
    'property KmsMasterKeyId: The local run knows the keys of the template only, by their ARN or id, and not "alias/mine".',
  ],
  [
    'a number that is none',
    'AWS::SQS::Queue',
    { VisibilityTimeout: 'a minute' },
    'property VisibilityTimeout: It takes a number, not "a minute".',
  ],
  [
    'a property of a misspelt name',
    'AWS::SQS::Queue',
    { VisibilityTimeOut: 60 },
    'property VisibilityTimeOut: The local run does not know this property.',
  ],
  [
    'a managed policy of AWS that is not known',
    'AWS::IAM::Role',
    {
      ...role.Properties,
      ManagedPolicyArns: [
        'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
        'arn:aws:iam::aws:policy/AmazonRDSFullAccess',
      ],
    },
    'property ManagedPolicyArns.1: The local run does not know what arn:aws:iam::aws:policy/AmazonRDSFullAccess allows.',
  ],
  [
    'a permissions boundary of AWS that is not known',
    'AWS::IAM::Role',
    { ...role.Properties, PermissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess' },
    'property PermissionsBoundary: The local run does not know what arn:aws:iam::aws:policy/PowerUserAccess allows.',
  ],
  [
    'a managed policy of a user',
    'AWS::IAM::ManagedPolicy',
    { PolicyDocument: {}, Users: ['somebody'] },
    'property Users: The local run has no users.',
  ],
  [
    'a policy of a user',
    'AWS::IAM::Policy',
    { PolicyName: 'p', PolicyDocument: {}, Users: ['somebody'], Roles: [] },
    'property Users: The local run has no users.',
  ],
  [
    'a property that is needed',
    'AWS::IAM::Policy',
    { PolicyName: 'p', Roles: [] },
    'property PolicyDocument: It is missing, and the local run needs it.',
  ],
  [
    'a log group for rare access',
    'AWS::Logs::LogGroup',
    { LogGroupClass: 'INFREQUENT_ACCESS' },
    'property LogGroupClass: The local run takes only "STANDARD" here, not "INFREQUENT_ACCESS".',
  ],
  [
    'a protected log group',
    'AWS::Logs::LogGroup',
    { DataProtectionPolicy: {} },
    'property DataProtectionPolicy: The local run does not mask what is logged.',
  ],
]);
