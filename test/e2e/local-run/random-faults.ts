import type { FaultSpec } from '@pipeline/local-account';

/**
 * Faults at every hop, at random, some before a call and some after it. Spared are the sends to the dead-letter queue: a
 * failed one of EventBridge's is where the guarantee ends, and the workflow's have a test of their own.
 */
export function randomFaults(seed: number): FaultSpec[] {
  const source = '*Source*';
  const faults: FaultSpec[] = [
    { hop: 'sqs:SendMessage', resource: source, fault: 'error', probability: 0.1 },
    { hop: 'sqs:ReceiveMessage', resource: source, fault: 'error', probability: 0.02 },
    { hop: 'sqs:DeleteMessageBatch', resource: source, fault: 'half', probability: 0.2 },
    { hop: 'events:PutEvents', fault: 'throttle', probability: 0.05 },
    { hop: 'events:PutEvents', fault: 'error', code: 'AccessDeniedException', probability: 0.05 },
    { hop: 'events:PutEvents', fault: 'half', probability: 0.2 },
    { hop: 'events:PutEvents', fault: 'error', done: true, probability: 0.05 },
    { hop: 'events:PutEvents', fault: 'crash', done: true, probability: 0.05 },
    { hop: 'states:StartExecution', fault: 'throttle', probability: 0.2 },
    { hop: 'states:StartExecution', fault: 'error', code: 'AccessDeniedException', probability: 0.05 },
    { hop: 'lambda:Invoke', fault: 'throttle', probability: 0.1 },
    { hop: 'lambda:Invoke', fault: 'error', probability: 0.05 },
    { hop: 'lambda:Invoke', fault: 'crash', probability: 0.05 },
    { hop: 'lambda:Invoke', fault: 'hang', probability: 0.02 },
  ];
  return faults.map((fault) => ({ ...fault, seed }));
}
