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
    headers: { 'content-type': 'application/json' },
    body: SAMPLE,
  });
  const apiRequestId = response.headers.get('apigw-requestid') ?? '';
  if (!response.ok) {
    return { logged: false, reason: `The API answered ${response.status}: ${await response.text()}` };
  }
  const end = await run.trace.waitFor(
    `the sample transaction ${apiRequestId}`,
    (record) =>
      (record.what === 'LogWritten' &&
        record.resource === logGroupName &&
        record.message.includes(apiRequestId)) ||
      (record.what === 'ExecutionEnded' &&
        record.status !== 'SUCCEEDED' &&
        record.transaction.apiRequestId === apiRequestId),
    timeoutMs,
  );
  if (end.what === 'LogWritten') {
    await run.trace.waitFor(
      'the end of the workflow',
      (record) => record.what === 'ExecutionEnded' && record.transaction.apiRequestId === apiRequestId,
      timeoutMs,
    );
    return { logged: true };
  }
  return { logged: false, reason: 'The workflow failed.' };
}

function output({ outputs }: LocalRun, name: string): string | undefined {
  return outputs.find((candidate) => candidate.name === name)?.value;
}
