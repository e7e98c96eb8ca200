import { shortName } from '../../../local/terminal/short-name';

test.each([
  ['Stack-QueueSource85A6A043-509CDA500D29', 'QueueSource'],
  ['arn:aws:sqs:us-east-1:000000000000:my-stack-Jobs-509CDA500D29', 'Jobs'],
  [
    'arn:aws:cloudformation:us-east-1:000000000000:stack/my-stack/14bccb2e-e5d6-4a48-8de8-d4e300157b13',
    'my-stack',
  ],
  ['imported', 'imported'],
])('%s is shown as %s', (resource, shown) => {
  expect(shortName(resource)).toBe(shown);
});
