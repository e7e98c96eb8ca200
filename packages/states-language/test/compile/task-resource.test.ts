import { task } from '../run-definition';
import { only, problemsOf, type RefusedCase } from './problems-of';

const REFUSED: RefusedCase[] = [
  [
    'a Resource that is no ARN',
    only(task({ Resource: 'price' })),
    ['SCHEMA_VALIDATION_FAILED: Value is not a valid resource ARN at /States/X/Resource'],
  ],
  ...['sync', 'sync:2'].map((pattern): RefusedCase => [
    `the pattern .${pattern}`,
    only(task({ Resource: `arn:aws:states:::sqs:sendMessage.${pattern}` })),
    [
      `SCHEMA_VALIDATION_FAILED: Express state machine does not support '.${pattern.replace(':2', '')}' service integration at /States/X/Resource`,
    ],
  ]),
  // Recorded on AWS, with two spaces.
  [
    'the pattern .waitForTaskToken',
    only(task({ Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' })),
    [
      "SCHEMA_VALIDATION_FAILED: Express state machine does not support '.waitForTaskToken' service integration  at /States/X/Resource",
    ],
  ],
  [
    'an activity',
    only(task({ Resource: 'arn:aws:states:eu-west-1:000000000000:activity:Approve' })),
    ['SCHEMA_VALIDATION_FAILED: Express state machine does not support Activity ARN at /States/X/Resource'],
  ],
  [
    'an operation that Step Functions has no integration for',
    only(task({ Resource: 'arn:aws:states:::dynamodb:query' })),
    [
      'SCHEMA_VALIDATION_FAILED: The resource provided arn:aws:states:::dynamodb:query is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/X/Resource',
    ],
  ],
  ...[
    ['arn:aws:states:::glue:startJobRun', 'glue:startJobRun'],
    ['arn:aws:lambda:eu-west-1:000000000000:layer:L', 'arn:aws:lambda:eu-west-1:000000000000:layer:L'],
  ].map(([Resource, integration]): RefusedCase => [
    `the integration ${integration}`,
    only(task({ Resource })),
    [
      `NOT_SUPPORTED: State 'X' uses the integration '${integration}': only lambda:invoke, sqs:sendMessage, events:putEvents, sns:publish, states:startExecution, apigateway:invoke, http:invoke, dynamodb:getItem, dynamodb:putItem, dynamodb:updateItem, dynamodb:deleteItem, a function's ARN and actions of AWS's APIs (aws-sdk) can run here at /States/X/Resource`,
    ],
  ]),
];

it.each(REFUSED)('%s is refused', (_name, definition, problems) => {
  expect(problemsOf(definition)).toEqual(problems);
});
