import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { TraceRecord } from '@pipeline/local-account';
import { type LocalRun, outputOf } from '../local-run';
import { describeRecord, isDeadLetter } from './describe-record';
import { isStillRunning } from './journey';

/** What the README's `curl` sends. */
const SAMPLE = '{"key1":"value1", "key2":"value2"}';

/** What a function has logged is there soon after its end. */
const LOG_DEADLINE_MS = 5_000;

/** How the sample transaction ended. */
export type SampleOutcome = { readonly logged: true } | { readonly logged: false; readonly reason: string };

/**
 * Sends the README's sample transaction to the stack's API, as a client would, and follows it to its end.
 *
 * @param timeoutMs how long to wait for it to be logged
 */
export async function sendSampleTransaction(run: LocalRun, timeoutMs = 60_000): Promise<SampleOutcome> {
  const endpoint = outputOf(run, 'ApiEndpoint');
  if (endpoint === undefined) {
    return { logged: false, reason: 'The stack has no output ApiEndpoint to send it to.' };
  }
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: await sampleHeaders(run, endpoint),
    body: SAMPLE,
  });
  const apiRequestId = response.headers.get('apigw-requestid') ?? '';
  if (!response.ok) {
    return { logged: false, reason: `The API answered ${response.status}: ${await response.text()}` };
  }
  try {
    return await follow(run, apiRequestId, timeoutMs);
  } catch (error) {
    return { logged: false, reason: (error as Error).message };
  }
}

/**
 * Where a function ran for the transaction, what it logged tells: the delivered logger's record, or another's. Where the workflow calls none,
 * its end tells.
 *
 * @throws Error when nothing came of it in time
 */
async function follow({ trace }: LocalRun, apiRequestId: string, timeoutMs: number): Promise<SampleOutcome> {
  const isOfSample = ({ transaction: { id, replayName } }: TraceRecord) =>
    id === apiRequestId && replayName === undefined;
  const seen = await trace.waitFor(
    `the end of transaction ${apiRequestId}`,
    (record) => isOfSample(record) && isEnd(record) && !isStillRunning(trace.records.filter(isOfSample)),
    timeoutMs,
  );
  const end = trace.records.filter(isOfSample).findLast(isEnd) ?? seen;
  if (end.what !== 'ExecutionEnded' || end.status !== 'SUCCEEDED') {
    const { hop, text } = describeRecord(end);
    return { logged: false, reason: `Its way ended at the ${hop}: ${text}` };
  }
  if (!trace.records.some((record) => isOfSample(record) && record.what === 'FunctionStarted')) {
    return { logged: true };
  }
  await trace.waitFor(
    `a function's log record of transaction ${apiRequestId}, whose workflow SUCCEEDED`,
    (record) => isOfSample(record) && record.what === 'LogWritten' && !isVended(record),
    Math.min(timeoutMs, LOG_DEADLINE_MS),
  );
  return { logged: true };
}

/** Further than this a transaction does not go. */
function isEnd(record: TraceRecord): boolean {
  const ends = ['ExecutionEnded', 'EventMatchedNoRule', 'DeadLetterSent', 'DeadLetterLost', 'MessageExpired'];
  return ends.includes(record.what) || isDeadLetter(record);
}

/** What the services' own logs say of a transaction is not the transaction. */
function isVended({ resource }: TraceRecord): boolean {
  return resource.startsWith('/aws/vendedlogs/');
}

/** Signed, if the API asks for it. */
async function sampleHeaders(
  { account, clientCredentials }: LocalRun,
  endpoint: string,
): Promise<Record<string, string>> {
  const headers = { 'content-type': 'application/json' };
  if (!clientCredentials) return headers;
  const signer = new SignatureV4({
    credentials: clientCredentials,
    region: account.region,
    service: 'execute-api',
    sha256: Sha256,
  });
  const { protocol, host, hostname, pathname: path } = new URL(endpoint);
  const signed = await signer.sign({
    method: 'POST',
    protocol,
    hostname,
    path,
    headers: { ...headers, host },
    body: SAMPLE,
  });
  return signed.headers;
}
