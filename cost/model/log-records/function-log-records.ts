import type { FunctionSettings } from '../../settings/pipeline-settings';
import { EXAMPLE } from '../example-identifiers';
import { escapedBytes } from '../payloads';

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

/** What a function and Lambda write about one transaction that went well. */
export interface LogVolume {
  readonly bytes: number;
  readonly records: number;
}

/**
 * What is written into a function's log group for a transaction.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */
export function functionLogVolume(settings: FunctionSettings, bodyBytes: number): LogVolume {
  const { record } = settings;
  if (record === 'body only') return { bytes: bodyBytes, records: 1 };
  const own = record === 'lines of text' ? linesOfText(bodyBytes) : [transactionRecordBytes(bodyBytes)];
  if (settings.logFormat === 'Text') {
    const records = [...LINES_OF_LAMBDA, ...own];
    return { bytes: sum(records), records: records.length };
  }
  const kept = [
    ...(keeps(settings.systemLogLevel, 'INFO') ? RECORDS_OF_LAMBDA : []),
    ...(keeps(settings.applicationLogLevel, 'INFO') ? own : []),
  ];
  return { bytes: sum(kept), records: kept.length };
}

/** The record of this project's function, within Lambda's own JSON. The body is a string in it. */
export function transactionRecordBytes(bodyBytes: number): number {
  const record = {
    timestamp: '2026-11-26T19:00:00.000Z',
    level: 'INFO',
    requestId: EXAMPLE.lambdaRequestId,
    message: {
      apiRequestId: EXAMPLE.apiRequestId,
      messageId: EXAMPLE.messageId,
      sha256: EXAMPLE.sha256,
      body: '',
      bytes: bodyBytes,
      eventId: EXAMPLE.eventId,
      eventTime: EXAMPLE.eventTime,
      sentTimestamp: Number(EXAMPLE.epochMs),
      firstReceivedTimestamp: Number(EXAMPLE.epochMs),
      receiveCount: 1,
    },
  };
  return Buffer.byteLength(JSON.stringify(record)) + escapedBytes(bodyBytes);
}

/** What text begins with: time, request and level, with tabs between. */
const PREFIX = `2026-11-26T19:00:00.000Z\t${EXAMPLE.lambdaRequestId}\tINFO\t`;

/**
 * How long a parsed body is as `console.log` prints it, by the body: keys lose their quotation marks, and spaces and line ends come in. Measured
 * with an order of 1 KB, whose 1.12 is rounded down. Node.js cuts lists of more than 100 elements and texts of more than 10,000
 * characters, so of a body with such the sample pays less, and does not log all of it.
 */
const INSPECTED_SHARE = 1.1;

/** The sample's two lines: one of its own, and the parsed body. */
function linesOfText(bodyBytes: number): number[] {
  return [
    `${PREFIX}INFO: Logging message body to console...\n`.length,
    PREFIX.length + Math.floor(bodyBytes * INSPECTED_SHARE) + 1,
  ];
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html */
const LINES_OF_LAMBDA = [
  `START RequestId: ${EXAMPLE.lambdaRequestId} Version: $LATEST\n`,
  `END RequestId: ${EXAMPLE.lambdaRequestId}\n`,
  `REPORT RequestId: ${EXAMPLE.lambdaRequestId}\tDuration: 2.11 ms\tBilled Duration: 3 ms\tMemory Size: 128 MB\tMax Memory Used: 68 MB\t\n`,
].map(({ length }) => length);

/** With JSON they are INFO. @see https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html */
const RECORDS_OF_LAMBDA = [
  {
    time: '2026-11-26T19:00:00.000Z',
    type: 'platform.start',
    record: { requestId: EXAMPLE.lambdaRequestId, version: '$LATEST' },
  },
  {
    time: '2026-11-26T19:00:00.000Z',
    type: 'platform.report',
    record: {
      requestId: EXAMPLE.lambdaRequestId,
      metrics: { durationMs: 2.11, billedDurationMs: 3, memorySizeMB: 256, maxMemoryUsedMB: 78 },
      status: 'success',
    },
  },
].map((record) => JSON.stringify(record).length);

function keeps(from: string, level: string): boolean {
  return LEVELS.indexOf(from) <= LEVELS.indexOf(level);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
