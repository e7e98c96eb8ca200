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
] as const)('%s does not take %j', (integration, args, problems) => {
  expect(argumentProblems(integration, args as never)).toEqual(problems);
});
