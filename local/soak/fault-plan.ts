import type { FaultSpec } from '@pipeline/local-account';
import { HARD_TO_KEEP, OUTAGE_OF_BUS, OUTAGE_OF_WORKFLOW } from './bodies';

/** Patterns of roles: their names begin with the stack's, and then the construct's. */
const RULE = '*RuleRole*';
const WORKFLOW = '*WorkflowStateMachineRole*';

/**
 * What goes wrong at each hop, before it is done and after, by the name that a report has for it. The first that fits strikes first.
 *
 * The same seed is to give the same strikes, whatever the machine is like, and which transactions are in a batch is an accident. So what takes
 * a whole batch along stands before what strikes single entries of it, but for an outage, which counts receives. What strikes dead
 * letters strikes those alone that are dead letters in any case. Spared are the rule's sends to its dead-letter queue, since that is
 * where the guarantee ends (docs/guarantee.md).
 */
const PLAN: Readonly<Record<string, FaultSpec>> = {
  'API to queue: error': { hop: 'sqs:SendMessage', resource: '*Source*', fault: 'error', probability: 0.02 },
  'API to queue: answer lost': {
    hop: 'sqs:SendMessage',
    resource: '*Source*',
    fault: 'error',
    done: true,
    probability: 0.02,
  },
  'queue to pipe: error': { hop: 'sqs:ReceiveMessage', caller: 'pipes', fault: 'error', count: 3 },
  'pipe to bus: out of order': {
    hop: 'events:PutEvents',
    fault: 'half',
    probability: 1,
    match: OUTAGE_OF_BUS,
  },
  'pipe to bus: pipe crashes': { hop: 'events:PutEvents', fault: 'crash', probability: 0.02 },
  'pipe to bus: entry fails': { hop: 'events:PutEvents', fault: 'half', probability: 0.1 },
  'queue: delivered twice': { hop: 'sqs:DeleteMessageBatch', fault: 'half', probability: 0.05 },
  'rule to workflow: throttled': {
    hop: 'states:StartExecution',
    caller: RULE,
    fault: 'throttle',
    probability: 0.05,
  },
  'rule to workflow: denied': {
    hop: 'states:StartExecution',
    caller: RULE,
    fault: 'error',
    code: 'AccessDeniedException',
    probability: 0.01,
  },
  'rule to workflow: answer lost': {
    hop: 'states:StartExecution',
    caller: RULE,
    fault: 'error',
    done: true,
    probability: 0.02,
  },
  'rule to workflow: twice': {
    hop: 'states:StartExecution',
    caller: RULE,
    fault: 'twice',
    probability: 0.01,
  },
  'rule to workflow: out of order': {
    hop: 'states:StartExecution',
    caller: RULE,
    fault: 'throttle',
    match: OUTAGE_OF_WORKFLOW,
  },
  'workflow to function: throttled': { hop: 'lambda:Invoke', fault: 'throttle', probability: 0.05 },
  'workflow to function: error': { hop: 'lambda:Invoke', fault: 'error', probability: 0.03 },
  'workflow to function: answer lost': {
    hop: 'lambda:Invoke',
    fault: 'error',
    done: true,
    probability: 0.02,
  },
  'workflow to function: late': {
    hop: 'lambda:Invoke',
    fault: 'delay',
    for: 'PT3S',
    probability: 0.02,
  },
  'function: crashes': { hop: 'lambda:Invoke', fault: 'crash', probability: 0.02 },
  'function: hangs': { hop: 'lambda:Invoke', fault: 'hang', probability: 0.01 },
  'workflow to unprocessed: error': {
    hop: 'sqs:SendMessage',
    caller: WORKFLOW,
    fault: 'error',
    probability: 0.1,
    match: HARD_TO_KEEP,
  },
};

/** A fault of the plan. */
export interface PlannedFault {
  readonly name: string;
  readonly spec: FaultSpec;
}

/** Everything that goes wrong in a soak. @param seed which transactions it strikes */
export function faultPlan(seed: number): readonly PlannedFault[] {
  return Object.entries(PLAN).map(([name, spec]) => ({ name, spec: { ...spec, seed } }));
}
