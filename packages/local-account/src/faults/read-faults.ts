import type { z } from 'zod';
import { UserError } from '../errors/user-error';
import { ARCHIVE_HOP, type Fault, faultInput, type FaultSpec, membersOf } from './fault';

/** The operations that an account serves, by their service. */
export type ServedOperations = ReadonlyMap<string, readonly string[]>;

/** A fault as it was given, and read. */
export interface ReadFault {
  readonly spec: FaultSpec;
  readonly fault: Fault;
}

/**
 * Reads faults as they are given.
 *
 * @param served @default - whether there is such an operation is not looked at
 * @throws UserError that says what is wrong with which, and what to do
 */
export function readFaults(given: readonly unknown[], served?: ServedOperations): ReadFault[] {
  return given.map((one, index) => {
    const where = given.length > 1 ? `Fault ${index + 1} of ${given.length}: ` : 'Fault: ';
    const read = faultInput.safeParse(one, { reportInput: true });
    if (!read.success)
      throw new UserError(
        `${where}${read.error.issues.map((issue) => describeIssue(issue, one)).join('; ')}.`,
      );
    const unknownHop = served && describeUnknownHop(read.data.hop, served);
    if (unknownHop !== undefined) throw new UserError(`${where}${unknownHop}`);
    return { spec: one as FaultSpec, fault: read.data };
  });
}

function describeIssue(issue: z.core.$ZodIssue, given: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ');
    const { fault } = given as { readonly fault?: unknown };
    return `${keys}: a fault ${String(fault)} has ${membersOf(fault)}`;
  }
  if (issue.code === 'invalid_type' && issue.path.length === 0) {
    return 'A fault is an object, such as {"hop": "sqs:SendMessage", "fault": "throttle"}';
  }
  return [issue.path.join('.'), issue.message].filter(Boolean).join(' ');
}

/** @returns undefined for a hop that there is */
function describeUnknownHop(hop: string, served: ServedOperations): string | undefined {
  const [service = '', operation = '*'] = hop.split(':');
  if (hop === ARCHIVE_HOP || service === '*') return undefined;
  const operations = served.get(service);
  if (!operations) {
    return `hop ${hop}: the local run has no service ${service}. It has ${[...served.keys()].join(', ')}.`;
  }
  if (operation === '*' || operations.includes(operation)) return undefined;
  return `hop ${hop}: the local run does not serve it. Of ${service} it serves ${operations.join(', ')}.`;
}
