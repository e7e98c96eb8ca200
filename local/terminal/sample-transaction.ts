import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { TraceRecord } from '@pipeline/local-account';
import type { LocalRun } from '../local-run';

/** What the README's `curl` sends. */
const SAMPLE = '{"key1":"value1", "key2":"value2"}';

/** How the sample transaction ended. */
export type SampleOutcome = { readonly logged: true } | { readonly logged: false; readonly reason: string };

/**
 * Sends the README's sample transaction to the stack's API, as a client would, and follows it to the log of the function.
 *
 * @param timeoutMs how long to wait for it to be logged
 */
export async function sendSampleTransaction(run: LocalRun, timeoutMs = 60_000): Promise<SampleOutcome> {
  const endpoint = output(run, 'ApiEndpoint');
  const logGroupName = output(run, 'LogGroupName');
  if (endpoint === undefined || logGroupName === undefined) {
    return {
      logged: false,
      reason: 'The stack has no outputs ApiEndpoint and LogGroupName to send to and to look into.',
    };
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
    return await follow(run, apiRequestId, logGroupName, timeoutMs);
  } catch (error) {
    return { logged: false, reason: (error as Error).message };
  }
}

/** @throws Error when nothing came of it in time */
async function follow(
  { trace }: LocalRun,
  apiRequestId: string,
  logGroupName: string,
  timeoutMs: number,
): Promise<SampleOutcome> {
  const ended = (record: TraceRecord) =>
    record.what === 'ExecutionEnded' && record.transaction.id === apiRequestId;
  const end = await trace.waitFor(`the end of the workflow of transaction ${apiRequestId}`, ended, timeoutMs);
  if (end.what === 'ExecutionEnded' && end.status !== 'SUCCEEDED') {
    return { logged: false, reason: `The workflow ended ${end.status}: ${end.error}` };
  }
  await trace.waitFor(
    `the log record of transaction ${apiRequestId}`,
    (record) =>
      record.what === 'LogWritten' &&
      record.resource === logGroupName &&
      record.transaction.id === apiRequestId,
    timeoutMs,
  );
  return { logged: true };
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

function output({ outputs }: LocalRun, name: string): string | undefined {
  return outputs.find((candidate) => candidate.name === name)?.value;
}
