import { logged, type LoggedTransaction, post, recordsOf } from './follow-transaction';
import { replay } from './replay';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

let stack: StackUnderTest;

beforeAll(async () => {
  stack = await stackUnderTest();
}, 60_000);

afterAll(() => stack.stop());

/** On AWS an event takes up to ten minutes into the archive, and a replay about one; locally they take no time. */
const DEADLINE_MS = process.env.E2E_STACK_NAME === undefined ? 60_000 : 20 * 60_000;

test(
  'a replay of the window brings the transaction again: the same body, with the replay’s name',
  async () => {
    const body = '{"amount": 1.0, "id": 12345678901234567890, "note": "é \\u00e9"}';
    const { apiRequestId } = await post(stack, body);
    await logged(stack, apiRequestId);
    const [original] = await recordsOf(stack, apiRequestId);

    const replayNames: string[] = [];
    const replayed = await untilArchived(async () => {
      const replayName = `e2e-${apiRequestId.replace(/[^A-Za-z0-9]/g, '')}-${replayNames.length}`;
      replayNames.push(replayName);
      await replay(stack, replayName, new Date(original!.eventTime));
    }, apiRequestId);

    expect(original?.replayName).toBeUndefined();
    expect(replayNames).toContain(replayed.replayName);
    expect(replayed).toMatchObject({
      apiRequestId,
      body,
      sha256: original?.sha256,
      messageId: original?.messageId,
      eventTime: original?.eventTime,
    });
  },
  DEADLINE_MS + 60_000,
);

/** Replays until the function has logged a replay: as often as the archive takes to get the event. */
async function untilArchived(
  replayAgain: () => Promise<void>,
  apiRequestId: string,
): Promise<LoggedTransaction> {
  const deadline = Date.now() + DEADLINE_MS;
  let nextReplay = Date.now();
  while (Date.now() < deadline) {
    if (Date.now() >= nextReplay) {
      await replayAgain();
      nextReplay = Date.now() + 60_000;
    }
    const found = (await recordsOf(stack, apiRequestId)).find(({ replayName }) => replayName !== undefined);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited ${DEADLINE_MS} ms in vain for a replay of ${apiRequestId}`);
}
