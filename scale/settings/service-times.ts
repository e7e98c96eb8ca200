/**
 * How long things take on AWS. AWS promises none of these times, so each is an assumption, made rather too long than too short, and an
 * option of the command.
 */
export interface ServiceTimes {
  /** From a pipe's receiving a batch to its being ready for the next: one PutEvents and one deletion. */
  readonly batchSeconds: number;
  /** What an execution takes beside its function. */
  readonly overheadSeconds: number;
  /** An invocation of the function. */
  readonly functionSeconds: number;
  /** What the first invocation of an environment takes more. */
  readonly initSeconds: number;
}

export const ASSUMED_TIMES: ServiceTimes = {
  batchSeconds: 0.1,
  overheadSeconds: 0.1,
  functionSeconds: 0.02,
  initSeconds: 0.3,
};
