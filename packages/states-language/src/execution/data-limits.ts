import { exceedsPayloadLimit, MAX_PAYLOAD_BYTES, type Payload } from '../payload';
import { StateFailure } from '../state-failure';

/** @throws StateFailure `States.DataLimitExceeded`, which here must be named to be caught, as AWS's page says */
export function checkOutputSize(output: Payload, stateName: string): void {
  if (!exceedsPayloadLimit(output)) return;
  throw new StateFailure(
    'States.DataLimitExceeded',
    `The state/task '${stateName}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    'by its name only',
  );
}

/** The values of one `Assign` together may take as much as a payload (step-functions/latest/dg/workflow-variables). */
export function checkAssignmentSize(assigned: Readonly<Record<string, Payload>>): void {
  const sizes = Object.values(assigned).map(({ text }) => Buffer.byteLength(text, 'utf8'));
  const excess = sizes.reduce((total, size) => total + size, 0) - MAX_PAYLOAD_BYTES;
  if (excess <= 0) return;
  throw new StateFailure(
    'States.DataLimitExceeded',
    `The Assign field exceeds the maximum variable assignment size by ${excess} bytes.`,
    'by its name only',
  );
}
