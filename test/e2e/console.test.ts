import { ConsolePage } from './console-page';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

let stack: StackUnderTest;
let page: ConsolePage;
beforeAll(async () => {
  stack = await stackUnderTest();
  page = await ConsolePage.open(stack.outputs.ApiEndpoint!);
}, 60_000);
afterAll(async () => {
  page.close();
  await stack.stop();
});

test('the page shows outputs, queues and archives', async () => {
  await expect(page.becomes('#outputs', /ApiEndpoint.*StateMachineArn/s)).resolves.toBeDefined();
  await expect(page.becomes('#queues', /Undelivered.*00/)).resolves.toBeDefined();
  await expect(page.becomes('#replay select', /Archive/)).resolves.toBeDefined();
});

test('a transaction that is posted with it is shown with its hops, and once more when it is replayed', async () => {
  page.fill('#send textarea', '{"amount": 1.0}');
  page.submit('send');

  await expect(page.becomes('#send output', /^200 \S+$/)).resolves.toBeDefined();
  await expect(page.becomes('#transactions', /processed\d+ ms\{"amount"/)).resolves.toBeDefined();
  page.click('#transactions .transaction');
  await expect(page.becomes('#transactions', /ExecutionEnded.*SUCCEEDED/)).resolves.toBeDefined();

  page.submit('replay');
  await expect(page.becomes('#replay output', /console-\d+-\w+ has started\./)).resolves.toBeDefined();
  await expect(page.becomes('#transactions', /\(replay console-\d+-\w+\)processed/)).resolves.toBeDefined();
});

test('an empty body is refused with the reason', async () => {
  page.fill('#send textarea', '');
  page.submit('send');

  await expect(
    page.becomes('#send output', /^400 \S+ The request must contain the parameter MessageBody\.$/),
  ).resolves.toBeDefined();
});

test('what is in a body is text and nothing else', async () => {
  const body = '"<img src=x onerror=alert(1)>"';
  await fetch(stack.outputs.ApiEndpoint!, { method: 'POST', body });

  await expect(page.becomes('#transactions', /<img src=x/)).resolves.toBeDefined();
  expect(page.has('img')).toBe(false);
});
