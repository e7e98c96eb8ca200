import { ManualClock } from '@pipeline/local-account';
import { readCloudAssembly, type SynthesizedStack } from '../../../local/cloud-assembly';
import { post, startRun, type TestRun } from './run';
import { type TemplateJson, templateOf, withTemplate } from './template-json';
import { advance, replayDay } from './time-by-hand';
import { findTransactions, type Found } from './transaction-places';

const BODY = '{"amount": 1.0}';
const NOWHERE: Found = { logged: [], undelivered: [], unprocessed: [], waiting: [] };

const synthesized = readCloudAssembly(process.env.CLOUD_ASSEMBLY ?? '');

let clock: ManualClock;
let run: TestRun;
beforeEach(() => {
  clock = new ManualClock();
});
afterEach(() => run[Symbol.asyncDispose]());

/** How many of so many requests at once are accepted. */
async function countAccepted(requests: number): Promise<number> {
  const answers = await Promise.all(Array.from({ length: requests }, () => post(run, BODY)));
  return answers.filter(({ accepted }) => accepted).length;
}

test('the throttle takes a burst at once, then as many as have come back by its rate', async () => {
  run = await startRun(withThrottle(synthesized, { burst: 20, rate: 10 }), { clock });

  const atOnce = await countAccepted(30);
  await advance(run, 'PT0.5S');
  const afterHalfASecond = await countAccepted(30);
  await advance(run, 'PT1H');
  const afterAnHour = await countAccepted(30);

  expect([atOnce, afterHalfASecond, afterAnHour]).toEqual([20, 5, 20]);
}, 30_000);

test('what the throttle refuses gets 429, and is nowhere', async () => {
  run = await startRun(withThrottle(synthesized, { burst: 0, rate: 10 }), { clock });

  const response = await fetch(run.url, { method: 'POST', body: BODY });

  expect(response.status).toBe(429);
  await expect(response.json()).resolves.toEqual({ message: 'Too Many Requests' });
  await advance(run, 'PT1M');
  await expect(findTransactions(run)).resolves.toEqual(NOWHERE);
});

test('an execution that AWS times out after five minutes is in no queue: a replay brings the transaction back', async () => {
  const hangs = { hop: 'lambda:Invoke', fault: 'hang', count: 1 } as const;
  run = await startRun(withPatientTask(synthesized), { faults: [hangs], clock });
  const sentAt = clock.now();
  const { apiRequestId } = await post(run, BODY);

  const before = await advance(run, 'PT4M59S');
  const after = await advance(run, 'PT10M');
  const withoutReplay = await findTransactions(run);
  await replayDay(run, 'once-more', sentAt);
  await advance(run, 'PT10M');

  expect(before).not.toHaveProperty('ExecutionEnded');
  expect(after).toMatchObject({ ExecutionEnded: 1 });
  expect(run.trace.records.find(({ what }) => what === 'ExecutionEnded')).toMatchObject({
    status: 'TIMED_OUT',
    time: sentAt + 300_000,
  });
  expect(withoutReplay).toEqual(NOWHERE);
  await expect(findTransactions(run)).resolves.toEqual({
    ...NOWHERE,
    logged: [{ apiRequestId, body: BODY, attributes: {} }],
  });
}, 30_000);

function withThrottle(stack: SynthesizedStack, limits: { burst: number; rate: number }): SynthesizedStack {
  const template = templateOf(stack);
  for (const { Type, Properties = {} } of Object.values(template.Resources)) {
    if (Type !== 'AWS::ApiGatewayV2::Stage') continue;
    Properties.DefaultRouteSettings = {
      ThrottlingBurstLimit: limits.burst,
      ThrottlingRateLimit: limits.rate,
    };
  }
  return withTemplate(stack, template);
}

/** As delivered, the stack's task gives up in time: here it waits for longer than the workflow may take. */
function withPatientTask(stack: SynthesizedStack): SynthesizedStack {
  const template = templateOf(stack);
  for (const { Type, Properties = {} } of Object.values(template.Resources)) {
    if (Type === 'AWS::Lambda::Function') Properties.Timeout = 600;
  }
  const text = JSON.stringify(template).replace(
    String.raw`\"TimeoutSeconds\":20`,
    String.raw`\"TimeoutSeconds\":600`,
  );
  return withTemplate(stack, JSON.parse(text) as TemplateJson);
}
