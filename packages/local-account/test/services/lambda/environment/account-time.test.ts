import { ManualClock } from '../../../../src/clock/manual-clock';
import { LocalLambda } from '../local-lambda';

const CODE = `
  console.log('init');
  exports.handler = async (event, context) => {
    console.log('event');
    process.stdout.write('output\\n');
    return context.getRemainingTimeInMillis();
  };`;

test.each(['JSON', 'Text'] as const)(
  'in %s all that is logged has the time of the account',
  async (logFormat) => {
    const clock = new ManualClock({ startMs: Date.UTC(2030, 0, 1) });
    const lambda = await LocalLambda.start(
      CODE,
      { logging: { logFormat, systemLogLevel: 'INFO' } },
      { clock },
    );
    await expect(lambda.result()).resolves.toBe(10_000);
    await clock.advance(3_600_000);
    await expect(lambda.result()).resolves.toBe(10_000);
    await lambda.stop();

    const times = lambda.logged.map(({ timestampMs }) => new Date(timestampMs).toISOString());
    expect(new Set(times)).toEqual(new Set(['2030-01-01T00:00:00.000Z', '2030-01-01T01:00:00.000Z']));
    const texts = lambda.messages.flatMap((message) => message.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? []);
    expect(new Set(texts)).toEqual(new Set(times));
  },
);
