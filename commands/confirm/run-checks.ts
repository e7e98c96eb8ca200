import type { Output } from '../frame/output';
import type { Check, Stage } from './check';
import { type CheckRecord, checkRecord } from './check-record';
import { contentTypes } from './checks/content-types';
import { largestAtOnce } from './checks/largest-at-once';
import { notUtf8 } from './checks/not-utf8';
import { replay } from './checks/replay';
import { sqsErrors } from './checks/sqs-errors';
import { workflowLog } from './checks/workflow-log';

/** The last one waits for the archive. */
const CHECKS: readonly Check[] = [contentTypes, notUtf8, sqsErrors, largestAtOnce, workflowLog, replay];

/**
 * Runs every check, one after the other.
 *
 * @returns all records, in the order in which they were written
 * @throws AbortError
 */
export async function runChecks(stage: Stage, output: Output): Promise<CheckRecord[]> {
  const records: CheckRecord[] = [];
  for (const check of CHECKS) {
    const record = await runCheck(check, stage);
    await output.write(checkRecord, record);
    records.push(record);
  }
  return records;
}

async function runCheck(check: Check, stage: Stage): Promise<CheckRecord> {
  const { id, question, otherwise } = check;
  try {
    const finding = await check.run(stage);
    return { check: id, question, ...finding, ...(finding.outcome === 'different' && { otherwise }) };
  } catch (error) {
    stage.signal.throwIfAborted();
    const { name, message } = error as Error;
    const detail = withoutAccountIds(`${name}: ${message}`);
    return {
      check: id,
      question,
      outcome: 'failed',
      detail,
      otherwise: 'Remove the cause and run it again.',
    };
  }
}

/** AWS's messages may hold ARNs. */
function withoutAccountIds(text: string): string {
  return text.replace(/\b\d{12}\b/g, '<account>');
}
