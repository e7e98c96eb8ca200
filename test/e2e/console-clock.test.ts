import { ManualClock } from '@pipeline/local-account';
import { readCloudAssembly } from '../../local/cloud-assembly';
import { ConsolePage } from './console-page';
import { advance } from './local-run/time-by-hand';
import { runLocally, type StackUnderTest } from './stack-under-test';

const DAY_MS = 86_400_000;

let stack: StackUnderTest;
let page: ConsolePage;
beforeAll(async () => {
  const clock = new ManualClock({ startMs: Date.now() + 365 * DAY_MS });
  stack = await runLocally(readCloudAssembly(process.env.CLOUD_ASSEMBLY ?? ''), { clock });
  page = await ConsolePage.open(stack.outputs.ApiEndpoint!);
}, 60_000);
afterAll(async () => {
  page.close();
  await stack.stop();
});

const moveClock = (duration: string) => advance({ url: stack.outputs.ApiEndpoint! }, duration);

/** Starts a replay of the last so many minutes with the page. @returns its name, which is another than the one before */
async function replay(minutes: number, nameBefore = 'none'): Promise<string> {
  page.fill('#replay input', String(minutes));
  page.submit('replay');
  const answer = await page.becomes('#replay output', new RegExp(`^console-(?!${nameBefore}).* has started`));
  return answer.slice('console-'.length, answer.indexOf(' '));
}

test('the minutes that are replayed are those of a clock that is moved by hand', async () => {
  await expect(page.becomes('#replay select', /Archive/)).resolves.toBeDefined();
  await fetch(stack.outputs.ApiEndpoint!, { method: 'POST', body: '{"amount": 1.0}' });
  await moveClock('PT1H');
  await expect(page.becomes('#transactions', /processed/)).resolves.toBeDefined();

  const first = await replay(90);
  const second = await replay(90, first);
  await moveClock('PT1M');

  await expect(
    page.becomes('#transactions', new RegExp(`\\(replay console-${first}\\)processed`)),
  ).resolves.toBeDefined();
  await expect(
    page.becomes('#transactions', new RegExp(`\\(replay console-${second}\\)processed`)),
  ).resolves.toBeDefined();
}, 30_000);
