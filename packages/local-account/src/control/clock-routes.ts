import { z } from 'zod';
import type { Clock } from '../clock/clock';
import { durationInput } from '../clock/duration-input';
import { ManualClock } from '../clock/manual-clock';
import type { Trace } from '../trace/trace';
import type { TraceRecord } from '../trace/trace-record';
import type { WireRequest } from '../wire/wire-request';
import { ControlError, type ControlRoute, jsonAnswer } from './control-interface';
import { parseJson } from './parse-json';

const ADVANCE = z.strictObject({ advance: durationInput });

/**
 * `GET /_local/clock` tells the time, `{"now": …, "isManual": …, "nextDueAt": …}`; `POST /_local/clock` with `{"advance": "PT25H"}` moves
 * a clock that is moved by hand, and answers `{"from": …, "to": …, "happened": {"MessageMoved": 1, …}}` when all that fell due has
 * happened. Times are of ISO 8601.
 */
export function clockRoutes(clock: Clock, trace: Trace): ControlRoute[] {
  const path = '/clock';
  return [
    {
      method: 'GET',
      path,
      summary: 'what time it is in the account',
      answer: () => jsonAnswer(200, describeClock(clock)),
    },
    {
      method: 'POST',
      path,
      summary: 'moves a clock that is moved by hand: {"advance": "PT25H"}',
      answer: async (request) => jsonAnswer(200, await advance(clock, trace, request)),
    },
  ];
}

function describeClock(clock: Clock) {
  const isManual = clock instanceof ManualClock;
  const nextDueAt = isManual ? clock.nextDueAt : undefined;
  return {
    now: toIso(clock.now()),
    isManual,
    ...(nextDueAt !== undefined && { nextDueAt: toIso(nextDueAt) }),
  };
}

/** @throws ControlError for a clock that moves by itself, and for what is no duration */
async function advance(clock: Clock, trace: Trace, { body }: WireRequest) {
  if (!(clock instanceof ManualClock)) {
    throw new ControlError(
      409,
      'The clock is the machine’s, which nobody moves: npm start -- --clock manual.',
    );
  }
  const input = ADVANCE.safeParse(parseJson(body.toString()));
  if (!input.success) {
    throw new ControlError(
      400,
      input.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; '),
    );
  }
  const from = clock.now();
  const counts = new Map<TraceRecord['what'], number>();
  const unsubscribe = trace.subscribe(({ what }) => counts.set(what, (counts.get(what) ?? 0) + 1));
  try {
    await clock.advance(input.data.advance);
  } finally {
    unsubscribe();
  }
  return { from: toIso(from), to: toIso(clock.now()), happened: Object.fromEntries(counts) };
}

function toIso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
