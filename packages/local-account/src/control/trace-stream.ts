import { z } from 'zod';
import type { Trace } from '../trace/trace';
import type { WireRequest, WireResponse } from '../wire/wire-request';
import { ControlError, type ControlRoute } from './control-interface';

/** So many records at a time, so that a client that reads slowly holds few of them. */
const RECORDS_A_CHUNK = 500;

const QUERY = z.strictObject({
  from: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'from is the number of a record, 1 or more')
    .transform(Number)
    .optional(),
  follow: z
    .enum(['true', 'false'], 'follow is true or false')
    .transform((text) => text === 'true')
    .default(true),
});

/**
 * `GET /_local/trace?from=1&follow=false`: the trace as newline-delimited JSON, `{"number": 1, "time": …, "what": …, …}`. Without
 * `from` it begins with the oldest record that is kept; it goes on with what happens until the client leaves, but for
 * `follow=false`. Records that are no longer kept are told as `{"dropped": 12}`.
 */
export function traceRoute(trace: Trace): ControlRoute {
  return {
    method: 'GET',
    path: '/trace',
    summary: 'what happens, as newline-delimited JSON; ?from=<number> &follow=false',
    answer: (request) => answerWithTrace(request, trace),
  };
}

function answerWithTrace({ queryString, client }: WireRequest, trace: Trace): WireResponse {
  const query = QUERY.safeParse(Object.fromEntries(new URLSearchParams(queryString)));
  if (!query.success) {
    throw new ControlError(400, query.error.issues.map(({ message }) => message).join('; '));
  }
  const { from = trace.firstKept, follow } = query.data;
  return {
    status: 200,
    headers: { 'content-type': 'application/x-ndjson' },
    stream: streamTrace(trace, from, follow, client.signal),
  };
}

async function* streamTrace(
  trace: Trace,
  from: number,
  follow: boolean,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  let next = from;
  while (!signal.aborted) {
    const first = Math.max(next, trace.firstKept);
    if (first > next) yield Buffer.from(toLine({ dropped: first - next }));
    const start = first - trace.firstKept;
    const records = trace.records.slice(start, start + RECORDS_A_CHUNK);
    if (records.length > 0) {
      yield Buffer.from(records.map((record, at) => toLine({ number: first + at, ...record })).join(''));
    }
    next = first + records.length;
    if (records.length === RECORDS_A_CHUNK) continue;
    if (!follow) return;
    await untilRecord(trace, next, signal);
  }
}

function toLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** Waits until there is a record of that number, or until the client is gone. */
function untilRecord(trace: Trace, number: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      unsubscribe();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const unsubscribe = trace.subscribe(() => {
      if (trace.lastNumber >= number) finish();
    });
    signal.addEventListener('abort', finish);
    if (signal.aborted || trace.lastNumber >= number) finish();
  });
}
