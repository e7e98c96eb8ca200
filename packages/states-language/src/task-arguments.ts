import type { JsonValue } from 'type-fest';
import { attributeValueProblems } from './attribute-value-arguments';
import { httpArgumentProblems } from './http-arguments';
import { isJsonObject } from './json';
import { isSdkIntegration, type OptimizedIntegration, type TaskIntegration } from './task-port';

interface Contract {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** What the three operations of DynamoDB that write an item share. */
const WRITE_ARGUMENTS = [
  'ConditionalOperator',
  'ConditionExpression',
  'Expected',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnConsumedCapacity',
  'ReturnItemCollectionMetrics',
  'ReturnValues',
];

/**
 * The arguments of each integration (step-functions/latest/dg/connect-lambda, -sqs, -eventbridge, -sns, -stepfunctions, -api-gateway,
 * -ddb and call-https-apis).
 */
const CONTRACTS: Readonly<Record<OptimizedIntegration, Contract | undefined>> = {
  'lambda:invoke': {
    required: ['FunctionName'],
    optional: ['ClientContext', 'InvocationType', 'LogType', 'Payload', 'Qualifier'],
  },
  // The page writes `MessageAttribute`; the API's own name is the one that works.
  'sqs:sendMessage': {
    required: ['MessageBody', 'QueueUrl'],
    optional: ['DelaySeconds', 'MessageAttributes', 'MessageDeduplicationId', 'MessageGroupId'],
  },
  'events:putEvents': { required: ['Entries'], optional: ['EndpointId'] },
  // The page leaves out what FIFO topics need, and AWS takes it (recorded on AWS: test_fifo_message_attribute).
  'sns:publish': {
    required: ['Message'],
    optional: [
      'MessageAttributes',
      'MessageDeduplicationId',
      'MessageGroupId',
      'MessageStructure',
      'PhoneNumber',
      'Subject',
      'TargetArn',
      'TopicArn',
    ],
  },
  'states:startExecution': {
    required: ['StateMachineArn'],
    optional: ['Input', 'Name', 'TraceHeader'],
  },
  // The page leaves out `AllowNullValues`, and AWS takes it (recorded on AWS: a call with query parameters).
  'apigateway:invoke': {
    required: ['ApiEndpoint', 'Method'],
    optional: ['AllowNullValues', 'AuthType', 'Headers', 'Path', 'QueryParameters', 'RequestBody', 'Stage'],
  },
  'http:invoke': {
    required: ['ApiEndpoint', 'Method'],
    optional: [
      'Authentication',
      'Headers',
      'InvocationConfig',
      'QueryParameters',
      'RequestBody',
      'Transform',
    ],
  },
  'dynamodb:getItem': {
    required: ['Key', 'TableName'],
    optional: [
      'AttributesToGet',
      'ConsistentRead',
      'ExpressionAttributeNames',
      'ProjectionExpression',
      'ReturnConsumedCapacity',
    ],
  },
  'dynamodb:putItem': { required: ['Item', 'TableName'], optional: WRITE_ARGUMENTS },
  'dynamodb:updateItem': {
    required: ['Key', 'TableName'],
    optional: [...WRITE_ARGUMENTS, 'AttributeUpdates', 'UpdateExpression'],
  },
  'dynamodb:deleteItem': { required: ['Key', 'TableName'], optional: WRITE_ARGUMENTS },
  // The whole value is the function's event.
  'lambda:function': undefined,
};

/** SQS itself has no use for its lists of values yet. */
const MESSAGE_ATTRIBUTE: Contract = { required: [], optional: ['BinaryValue', 'DataType', 'StringValue'] };

const ENTRY: Contract = {
  required: [],
  optional: ['Detail', 'DetailType', 'EventBusName', 'Resources', 'Source', 'Time', 'TraceHeader'],
};

/**
 * What an integration will not take of its arguments, in the words of AWS; nothing when it takes them all.
 *
 * @param sdkArguments those that an action of an AWS API takes; which of them it cannot do without, it says itself
 */
export function argumentProblems(
  integration: TaskIntegration,
  args: JsonValue,
  sdkArguments: readonly string[] = [],
): string[] {
  const contract = isSdkIntegration(integration)
    ? { required: [], optional: sdkArguments }
    : CONTRACTS[integration];
  if (!contract) return [];
  const problems = contractProblems(contract, args);
  if (integration === 'events:putEvents' && isJsonObject(args) && Array.isArray(args.Entries)) {
    for (const entry of args.Entries) problems.push(...contractProblems(ENTRY, entry));
  }
  const takesAttributes = integration === 'sqs:sendMessage' || integration === 'sns:publish';
  if (takesAttributes && isJsonObject(args) && isJsonObject(args.MessageAttributes)) {
    for (const attribute of Object.values(args.MessageAttributes)) {
      problems.push(...contractProblems(MESSAGE_ATTRIBUTE, attribute));
    }
  }
  return [
    ...problems,
    ...httpArgumentProblems(integration, args),
    ...attributeValueProblems(integration, args),
  ];
}

function contractProblems({ required, optional }: Contract, args: JsonValue): string[] {
  // An expression as a whole is known only when the task runs.
  if (typeof args === 'string') return [];
  if (!isJsonObject(args)) return ['Expected value of type Object'];
  const missing = required.filter((field) => !Object.hasOwn(args, field));
  const unknown = Object.keys(args).filter((field) => !required.includes(field) && !optional.includes(field));
  return [
    ...missing.map((field) => `The field '${field}' is required but was missing`),
    ...unknown.map((field) => `The field '${field}' is not supported by Step Functions`),
  ];
}
