import { JSDOM } from 'jsdom';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

let stack: StackUnderTest;
let dom: JSDOM;
beforeAll(async () => {
  stack = await stackUnderTest();
  const page = `${stack.outputs.ApiEndpoint!}/_local/console`;
  dom = new JSDOM(await (await fetch(page)).text(), { url: page, runScripts: 'outside-only' });
  // What a browser has and jsdom has not.
  const fetchOfPage = (path: string, init?: RequestInit) => fetch(new URL(path, page), init);
  Object.assign(dom.window, { fetch: fetchOfPage, TextDecoder });
  dom.window.eval(await (await fetch(`${page}.js`)).text());
}, 60_000);
afterAll(async () => {
  dom.window.close();
  await stack.stop();
});

/** Waits until the page shows it. @throws Error with what it shows, after a while */
async function becomes(selector: string, pattern: RegExp): Promise<true> {
  for (const deadline = Date.now() + 20_000; ;) {
    const text = dom.window.document.querySelector(selector)?.textContent ?? '';
    if (pattern.test(text)) return true;
    if (Date.now() > deadline) throw new Error(`${selector} does not show ${pattern.source}:\n${text}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const submit = (form: string) => dom.window.document.querySelector(`#${form} button`)!.click();

test('the page shows outputs, queues and archives', async () => {
  await expect(becomes('#outputs', /ApiEndpoint.*StateMachineArn/s)).resolves.toBe(true);
  await expect(becomes('#queues', /Undelivered.*00/)).resolves.toBe(true);
  await expect(becomes('#replay select', /Archive/)).resolves.toBe(true);
});

test('a transaction that is posted with it is shown with its hops, and once more when it is replayed', async () => {
  submit('send');

  await expect(becomes('#send output', /^200 \S+$/)).resolves.toBe(true);
  await expect(becomes('#transactions', /processed\d+ ms\{"key1"/)).resolves.toBe(true);
  dom.window.document.querySelector('#transactions .transaction')!.click();
  await expect(becomes('#transactions', /ExecutionEnded.*SUCCEEDED/)).resolves.toBe(true);

  submit('replay');
  await expect(becomes('#replay output', /console-\d+ has started\./)).resolves.toBe(true);
  await expect(becomes('#transactions', /\(replay console-\d+\)processed/)).resolves.toBe(true);
});

test('what is in a body is text and nothing else', async () => {
  const body = '"<img src=x onerror=alert(1)>"';
  await fetch(stack.outputs.ApiEndpoint!, { method: 'POST', body });

  await expect(becomes('#transactions', /<img src=x/)).resolves.toBe(true);
  expect(dom.window.document.querySelector('img')).toBeNull();
});
