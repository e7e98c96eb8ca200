/** A hop of a transaction, as a fault names it. */
export interface Hop {
  readonly hop: string;
  readonly caller?: string;
  readonly resource?: string;
  /** For people. */
  readonly summary: string;
}

/** The hops of this app, in the order in which a transaction meets them, by names that are short enough to be typed. */
export const HOPS: ReadonlyMap<string, Hop> = new Map([
  ['api', { hop: 'sqs:SendMessage', caller: 'apigateway', summary: 'the HTTP API sends it to the queue' }],
  ['receive', { hop: 'sqs:ReceiveMessage', caller: 'pipes', summary: 'the pipe takes it out of the queue' }],
  ['pipe', { hop: 'events:PutEvents', caller: 'pipes', summary: 'the pipe puts it on the bus' }],
  [
    'delete',
    { hop: 'sqs:DeleteMessageBatch', caller: 'pipes', summary: 'the pipe deletes it from the queue' },
  ],
  ['archive', { hop: 'archive', summary: 'the archive takes it in' }],
  ['rule', { hop: 'states:StartExecution', caller: 'events', summary: 'the rule starts the workflow' }],
  ['function', { hop: 'lambda:Invoke', summary: 'the workflow invokes the function' }],
  ['log', { hop: 'logs:PutLogEvents', caller: 'lambda', summary: 'the function’s log takes it in' }],
  [
    'dead-letter',
    { hop: 'sqs:SendMessage', resource: '*Unprocessed*', summary: 'rule or workflow send it to unprocessed' },
  ],
]);

/** @returns the name of a hop; undefined for one that has none */
export function nameOfHop(given: Omit<Hop, 'summary'>): string | undefined {
  const members = ['hop', 'caller', 'resource'] as const;
  return [...HOPS].find(([, hop]) => members.every((member) => hop[member] === given[member]))?.[0];
}
