import { AsyncLocalStorage } from 'node:async_hooks';
import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { encodeLogFrame } from '../environment/log-frame';
import { tellTime } from './account-time';
import { answerOverHttp } from './answer-over-http';
import { callWithCallback } from './callback-handler';
import { logCaughtError, patchConsole } from './console';
import { invocationContext } from './invocation-context';
import { type Handler, loadHandler } from './load-handler';
import { RuntimeClient, serialize } from './runtime-client';
import { RuntimeError } from './runtime-error';

/** "Starting with Node.js 24, Lambda no longer supports callback-based function handlers" (Lambda Developer Guide). */
const FIRST_WITHOUT_CALLBACKS = 24;

/** What runs in a function's process: loads the handler, then handles one event after the other, until it is killed. */
async function run(): Promise<void> {
  const { AWS_LAMBDA_LOG_FORMAT: format = 'Text', AWS_LAMBDA_LOG_LEVEL: minimumLevel } = process.env;
  const {
    AWS_LAMBDA_RUNTIME_API: runtimeApi = '',
    LAMBDA_TASK_ROOT: taskRoot = '',
    _HANDLER = '',
  } = process.env;
  const takesCallbacks = runtimeVersion() < FIRST_WITHOUT_CALLBACKS;
  const requestIds = new AsyncLocalStorage<string>();
  const records = new LogRecords();
  patchConsole({
    format,
    minimumLevel,
    currentRequestId: () => requestIds.getStore() ?? '-',
    write: (timestampMs, message) => records.write(timestampMs, message),
  });
  const client = new RuntimeClient(runtimeApi, () =>
    [process.stdout, process.stderr, records].map(({ bytesWritten }) => bytesWritten).join(' '),
  );
  let requestId: string | undefined;
  let isAnswered = false;
  let isCrashing = false;

  const crash = async (what: string, thrown: unknown, exitCode: number) => {
    isCrashing = true;
    logCaughtError(format, what, thrown);
    // Nobody is to be told of it between two events; and behind the wish for the next one it would be answered with that one only.
    if (!isAnswered) {
      await (requestId === undefined ? client.failInit(thrown) : client.fail(requestId, thrown));
    }
    process.exit(exitCode);
  };
  // Exit codes of AWS's runtime up to Node.js 22; those of later ones are not public.
  process.on('uncaughtException', (error) => void crash('Uncaught Exception', error, 129));
  process.on('unhandledRejection', (reason) => {
    void crash('Unhandled Promise Rejection', unhandledRejection(reason), 128);
  });

  let handler: Handler;
  try {
    handler = await loadHandler(taskRoot, _HANDLER, takesCallbacks);
  } catch (error) {
    logCaughtError(format, 'Init Error', error);
    await client.failInit(error);
    process.exit(1);
  }

  let invocation = await client.next();
  for (;;) {
    const { headers, body } = invocation;
    tellTime(headers);
    const context = invocationContext(headers);
    requestId = context.awsRequestId;
    isAnswered = false;
    if (context.xRayTraceId) process.env._X_AMZN_TRACE_ID = context.xRayTraceId;
    const answer = await requestIds.run(context.awsRequestId, async () => {
      try {
        const event: unknown = JSON.parse(body);
        answerOverHttp(event);
        const result = await (takesCallbacks
          ? callWithCallback(handler, event, context)
          : handler(event, context));
        // As AWS's runtime does: a rejection that the handler left unhandled is noticed before the result counts.
        await setImmediate();
        await outputWritten();
        return serialize(result);
      } catch (error) {
        logCaughtError(format, 'Invoke Error', error);
        await outputWritten();
        await client.fail(context.awsRequestId, error);
        return undefined;
      }
    });
    // Another event would end with this process.
    if (isCrashing) return;
    isAnswered = true;
    invocation = await (answer === undefined ? client.next() : client.respond(context.awsRequestId, answer));
  }
}

/** The version of Node.js in the name of the function's runtime, whatever runs here. */
function runtimeVersion(): number {
  return Number(/_nodejs(\d+)\.x$/.exec(process.env.AWS_EXECUTION_ENV ?? '')?.[1]);
}

/** Waits until the other end has what was written past the console: beyond a pipe's buffer, Node.js writes it later. */
async function outputWritten(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writable && stream.writableLength > 0) {
      await new Promise((resolve) => stream.write('', resolve));
    }
  }
}

function unhandledRejection(reason: unknown): RuntimeError {
  return new RuntimeError(
    'UnhandledPromiseRejection',
    String(reason),
    reason instanceof Error ? reason.stack : undefined,
  );
}

/** Writes whole records, and at once: the end of a process must not overtake what it has logged. */
class LogRecords {
  bytesWritten = 0;
  private readonly fileDescriptor = Number(process.env._LAMBDA_TELEMETRY_LOG_FD);

  constructor() {
    delete process.env._LAMBDA_TELEMETRY_LOG_FD;
  }

  write(timestampMs: number, message: string): void {
    let bytes = encodeLogFrame({ timestampMs, message });
    this.bytesWritten += bytes.length;
    while (bytes.length > 0) bytes = bytes.subarray(writeSync(this.fileDescriptor, bytes));
  }
}

// Nobody is there to be told when the Runtime API has gone: the environment is at its end, and so is this process.
run().catch(() => process.exit(1));
