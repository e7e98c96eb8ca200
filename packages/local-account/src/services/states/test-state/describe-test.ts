import type { InspectionData, TestStateOutput } from '@aws-sdk/client-sfn';
import { composePayload, type Payload, type StateTestOutcome } from '@pipeline/states-language';

/** @param isInspected whether the client asks for more than the result */
export function describeTest(
  outcome: StateTestOutcome,
  input: Payload,
  isInspected: boolean,
): TestStateOutput {
  const { status, output, failure, nextState } = outcome;
  return {
    status,
    ...(output && { output: output.text }),
    ...failure,
    ...(nextState !== undefined && { nextState }),
    ...(isInspected && { inspectionData: inspectionOf(outcome, input) }),
  };
}

function inspectionOf(
  { steps, numbers, variables, handled }: StateTestOutcome,
  input: Payload,
): InspectionData {
  const { retryIndex, retryBackoffSeconds, catchIndex } = handled;
  // AWS has a whole number here; that it is cut off is not confirmed against AWS.
  const retryBackoffIntervalSeconds = retryBackoffSeconds && Math.trunc(retryBackoffSeconds);
  return {
    input: input.text,
    ...Object.fromEntries([...steps].map(([step, { text }]) => [step, text])),
    ...numbers,
    ...(variables.size > 0 && { variables: composePayload(variables).text }),
    ...((retryIndex ?? catchIndex) !== undefined && {
      errorDetails: { retryIndex, retryBackoffIntervalSeconds, catchIndex },
    }),
  };
}
