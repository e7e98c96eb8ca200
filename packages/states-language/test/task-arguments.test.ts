import { argumentProblems } from '../src/task-arguments';

it.each([
  [
    'lambda:invoke',
    { FunctionName: 'f', ClientContext: '', InvocationType: '', LogType: '', Payload: 1, Qualifier: '' },
  ],
  [
    'sqs:sendMessage',
    {
      MessageBody: {},
      QueueUrl: 'q',
      DelaySeconds: 0,
      MessageAttributes: {},
      MessageDeduplicationId: '',
      MessageGroupId: '',
    },
  ],
  [
    'events:putEvents',
    {
      EndpointId: '',
      Entries: [
        {
          Detail: {},
          DetailType: '',
          EventBusName: '',
          Resources: [],
          Source: '',
          Time: '',
          TraceHeader: '',
        },
        {},
      ],
    },
  ],
  ['events:putEvents', { Entries: '{% $states.input %}' }],
  ['sqs:sendMessage', '{% $states.input %}'],
  ['lambda:function', [1]],
  [
    'apigateway:invoke',
    {
      ApiEndpoint: 'a',
      Method: '{% $m %}',
      Headers: { a: ['1'] },
      QueryParameters: {},
      AllowNullValues: true,
    },
  ],
  [
    'http:invoke',
    { ApiEndpoint: 'https://a', Method: 'GET', InvocationConfig: { ConnectionArn: 'c' }, RequestBody: 1 },
  ],
  [
    'dynamodb:putItem',
    { TableName: 't', Item: { a: { S: '1' }, b: { M: { c: { L: [{ N: '1' }] } } }, d: { BOOL: true } } },
  ],
] as const)('%s takes %j', (integration, args) => {
  expect(argumentProblems(integration, args as never)).toEqual([]);
});

it.each([
  ['lambda:invoke', {}, ["The field 'FunctionName' is required but was missing"]],
  [
    'sqs:sendMessage',
    { MessageAttribute: {} },
    [
      "The field 'MessageBody' is required but was missing",
      "The field 'QueueUrl' is required but was missing",
      "The field 'MessageAttribute' is not supported by Step Functions",
    ],
  ],
  ['events:putEvents', {}, ["The field 'Entries' is required but was missing"]],
  [
    'events:putEvents',
    { Entries: [{ BusName: 'b' }, 1] },
    ["The field 'BusName' is not supported by Step Functions", 'Expected value of type Object'],
  ],
  ['lambda:invoke', [], ['Expected value of type Object']],
  ['lambda:invoke', null, ['Expected value of type Object']],
  [
    'apigateway:invoke',
    { ApiEndpoint: 'a', Method: 'GETS', Headers: { a: 'b' }, AuthType: 'COGNITO' },
    [
      "The value of the field 'Method' has to be one of GET, POST, PUT, DELETE, PATCH, HEAD, OPTIONS",
      "The value of the field 'AuthType' has to be one of NO_AUTH, IAM_ROLE, RESOURCE_POLICY",
      "The value of the field 'Headers' has an invalid format",
    ],
  ],
  [
    'http:invoke',
    { ApiEndpoint: 'a', Method: 'GET', Headers: { Origin: 'b', 'X-Amz-Date': 'c' } },
    [
      "The value for the 'ApiEndpoint' field is not valid",
      "The field 'InvocationConfig' is required but was missing",
      "The header 'Origin' is not allowed in the field 'Headers'",
      "The header 'X-Amz-Date' is not allowed in the field 'Headers'",
    ],
  ],
  [
    'dynamodb:updateItem',
    {
      TableName: 't',
      Key: { a: { S: 1 } },
      ExpressionAttributeValues: { ':b': { L: [{ M: { c: { N: 2 } } }] } },
    },
    ["The value for the field 'S' must be a STRING", "The value for the field 'N' must be a STRING"],
  ],
] as const)('%s does not take %j', (integration, args, problems) => {
  expect(argumentProblems(integration, args as never)).toEqual(problems);
});
