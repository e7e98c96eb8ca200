/** An AWS API, as Step Functions' SDK integration has it. */
export interface SdkService {
  /** The service's name in IAM's actions. */
  readonly name: string;
  /** What its errors are called after: the client's name in AWS's SDK for Java. */
  readonly javaName: string;
  /** The API writes its members small, which tasks write large. @default - it writes them large, too */
  readonly smallMembers?: {
    /** Members that are maps: their keys are nobody's members. */
    readonly maps: readonly string[];
  };
  /** The codes of the errors that its API's model has, of those that are answered here. The SDK knows any other by the service alone. */
  readonly errors: readonly string[];
  /** What the model calls an error whose code is another. @default - all have their code's name */
  readonly renamedErrors?: Readonly<Record<string, string>>;
  /** Operations that the SDK integration has not: what they answer goes on and on. @default - it has all */
  readonly streaming?: readonly string[];
}

/**
 * By the name in a task's resource.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export const SDK_SERVICES: Readonly<Record<string, SdkService>> = {
  cloudformation: { name: 'cloudformation', javaName: 'CloudFormation', errors: ['ChangeSetNotFound'] },
  cloudwatchlogs: {
    name: 'logs',
    javaName: 'CloudWatchLogs',
    smallMembers: { maps: ['tags'] },
    errors: [
      'AccessDeniedException',
      'InvalidParameterException',
      'ResourceAlreadyExistsException',
      'ResourceNotFoundException',
    ],
    streaming: ['StartLiveTail'],
  },
  dynamodb: {
    name: 'dynamodb',
    javaName: 'DynamoDb',
    errors: [
      'ConditionalCheckFailedException',
      'DuplicateItemException',
      'IdempotentParameterMismatchException',
      'ItemCollectionSizeLimitExceededException',
      'LimitExceededException',
      'ProvisionedThroughputExceededException',
      'RequestLimitExceeded',
      'ResourceInUseException',
      'ResourceNotFoundException',
      'ThrottlingException',
      'TransactionCanceledException',
      'TransactionConflictException',
      'TransactionInProgressException',
    ],
  },
  eventbridge: {
    name: 'events',
    javaName: 'EventBridge',
    errors: [
      'IllegalStatusException',
      'InvalidEventPatternException',
      'LimitExceededException',
      'ManagedRuleException',
      'ResourceAlreadyExistsException',
      'ResourceNotFoundException',
    ],
  },
  iam: { name: 'iam', javaName: 'Iam', errors: ['MalformedPolicyDocument', 'NoSuchEntity'] },
  lambda: {
    name: 'lambda',
    javaName: 'Lambda',
    errors: [
      'InvalidParameterValueException',
      'InvalidRequestContentException',
      'PreconditionFailedException',
      'RequestTooLargeException',
      'ResourceConflictException',
      'ResourceNotFoundException',
      'ServiceException',
      'TooManyRequestsException',
    ],
  },
  pipes: {
    name: 'pipes',
    javaName: 'Pipes',
    errors: ['ConflictException', 'NotFoundException', 'ThrottlingException', 'ValidationException'],
  },
  sfn: {
    name: 'states',
    javaName: 'Sfn',
    smallMembers: { maps: [] },
    errors: [
      'ExecutionDoesNotExist',
      'InvalidArn',
      'InvalidDefinition',
      'InvalidExecutionInput',
      'InvalidName',
      'InvalidToken',
      'ResourceNotFound',
      'StateMachineDoesNotExist',
      'StateMachineTypeNotSupported',
      'ValidationException',
    ],
  },
  sns: {
    name: 'sns',
    javaName: 'Sns',
    errors: [
      'AuthorizationError',
      'BatchEntryIdsNotDistinct',
      'BatchRequestTooLong',
      'EmptyBatchRequest',
      'InvalidBatchEntryId',
      'InvalidParameter',
      'InvalidParameterValue',
      'KMSAccessDenied',
      'KMSNotFound',
      'NotFound',
      'ResourceNotFound',
      'Throttled',
      'TooManyEntriesInBatchRequest',
    ],
    renamedErrors: { ParameterValueInvalid: 'InvalidParameterValue' },
  },
  sqs: {
    name: 'sqs',
    javaName: 'Sqs',
    errors: [
      'BatchEntryIdsNotDistinct',
      'BatchRequestTooLong',
      'EmptyBatchRequest',
      'InvalidAddress',
      'InvalidAttributeName',
      'InvalidAttributeValue',
      'InvalidBatchEntryId',
      'InvalidMessageContents',
      'MessageNotInflight',
      'OverLimit',
      'QueueDoesNotExist',
      'QueueNameExists',
      'ReceiptHandleIsInvalid',
      'ResourceNotFoundException',
      'TooManyEntriesInBatchRequest',
      'UnsupportedOperation',
    ],
    renamedErrors: {
      'AWS.SimpleQueueService.BatchEntryIdsNotDistinct': 'BatchEntryIdsNotDistinct',
      'AWS.SimpleQueueService.BatchRequestTooLong': 'BatchRequestTooLong',
      'AWS.SimpleQueueService.EmptyBatchRequest': 'EmptyBatchRequest',
      'AWS.SimpleQueueService.InvalidBatchEntryId': 'InvalidBatchEntryId',
      'AWS.SimpleQueueService.MessageNotInflight': 'MessageNotInflight',
      'AWS.SimpleQueueService.NonExistentQueue': 'QueueDoesNotExist',
      'AWS.SimpleQueueService.TooManyEntriesInBatchRequest': 'TooManyEntriesInBatchRequest',
      'AWS.SimpleQueueService.UnsupportedOperation': 'UnsupportedOperation',
      QueueAlreadyExists: 'QueueNameExists',
    },
  },
  ssm: {
    name: 'ssm',
    javaName: 'Ssm',
    errors: ['InvalidNextToken', 'ParameterNotFound', 'ParameterVersionNotFound'],
  },
  sts: { name: 'sts', javaName: 'Sts', errors: [] },
};
