import { markdownTable } from './markdown-table';

interface Assumption {
  /** The function of cost/model/ that it is. */
  readonly name: string;
  readonly file: string;
  readonly says: string;
  /** Who says so. @default - nobody: it is an assumption */
  readonly source?: string;
}

/** What the computation rests on, each with the function that it is. */
export const ASSUMPTIONS: readonly Assumption[] = [
  {
    name: 'chunks',
    file: 'metering.ts',
    says: 'SQS, pipes and buses charge each begun 64 KB.',
    source: 'pages of prices; of pipes a third party',
  },
  {
    name: 'apiRequests',
    file: 'metering.ts',
    says: 'HTTP APIs charge each begun 512 KB.',
    source: 'AWS whitepaper',
  },
  {
    name: 'functionGbSeconds',
    file: 'metering.ts',
    says: 'Lambda rounds up to a millisecond.',
    source: 'page of prices',
  },
  {
    name: 'expressGbHours',
    file: 'metering.ts',
    says: 'Express executions are rounded up to 100 ms and to 64 MB.',
    source: 'page of prices',
  },
  {
    name: 'expressMemoryMb',
    file: 'metering.ts',
    says: 'An execution takes 50 MB, its definition, and the payload for each Parallel or Map step.',
    source: 'page of prices',
  },
  {
    name: 'messagesPerBatch',
    file: 'polling.ts',
    says: 'A message is taken alone while pollers wait; batches are half full at the most. A batch takes 0.1 s.',
  },
  {
    name: 'emptyReceivesPerSecond',
    file: 'polling.ts',
    says: 'A pipe keeps five pollers, each of which waits 20 s.',
    source: 'five at the beginning: guide of Pipes; the rest nobody',
  },
  {
    name: 'recordedShare',
    file: 'recorded-traces.ts',
    says: 'X-Ray records the first execution of each second and 5 % of the others; arrivals are independent.',
    source: 'guide of X-Ray',
  },
  {
    name: 'escapedBytes',
    file: 'payloads.ts',
    says: 'One character of five in a body is a quotation mark, which a string of JSON escapes.',
  },
  {
    name: 'recordBytes',
    file: 'payloads.ts',
    says: 'A pipe’s record has some 850 bytes beside the body, of which the receipt handle is 300.',
    source: 'form: guide of Pipes; length of the handle: nobody',
  },
  {
    name: 'answerBytes',
    file: 'payloads.ts',
    says: 'An answer to a sender has half a kilobyte.',
    source: 'SQS’s answer, and headers of API Gateway',
  },
  {
    name: 'accessLogBytes',
    file: 'log-records/access-log-record.ts',
    says: 'The stage’s own format, with values of usual length.',
    source: 'guide of API Gateway',
  },
  {
    name: 'functionLogVolume',
    file: 'log-records/function-log-records.ts',
    says: 'The record that the function logs, byte for byte; the sample’s body is printed a tenth longer than it came. A function of your own is taken to log as much as the delivered one.',
    source: 'a test runs the function; guide of Lambda',
  },
  {
    name: 'workflowLogVolume',
    file: 'log-records/workflow-log-records.ts',
    says: 'With ALL each event of the history is a record of some 300 bytes; with the other levels an execution that goes well writes none.',
    source:
      'guide of Step Functions; the form of a record without data was recorded on AWS (LocalStack’s tests, June 2024)',
  },
  {
    name: 'GB_BYTES',
    file: 'metering.ts',
    says: 'A GB is 2 to the power of 30 bytes. A GB of 1,000,000,000 bytes would make everything here that is measured in GB 7 % dearer.',
    source: 'third parties',
  },
  {
    name: 'logGbMonths',
    file: 'log-storage.ts',
    says: 'Logs are kept compressed to 15 %, with 26 bytes a record. “For ever” is paid for two years.',
    source: 'page of prices; the two years are an assumption',
  },
  { name: 'archiveGbMonths', file: 'log-storage.ts', says: 'An archive is not compressed.' },
  {
    name: 'functionMilliseconds',
    file: 'execution-time.ts',
    says: '0.2 ms of a whole processor and 0.01 ms a KB; a whole processor is 1,769 MB.',
    source: 'the share: guide of Lambda; the times are assumptions',
  },
  {
    name: 'initMilliseconds',
    file: 'execution-time.ts',
    says: 'An initialization takes 150 ms, which is charged for, and an idle environment is kept for five minutes.',
  },
  {
    name: 'workflowMilliseconds',
    file: 'execution-time.ts',
    says: 'An execution takes 2 ms for each state, 20 ms more for a task, and its functions: one step of 100 ms as delivered.',
  },
  {
    name: 'durationMonths',
    file: 'load.ts',
    says: 'A month has 730 hours. What lasts longer has tiers and free quantities in each month anew; what stands by the month is shared by time.',
  },
];

export function assumptionsTable(): string {
  return markdownTable({
    columns: [{ heading: 'Function' }, { heading: 'What it says' }, { heading: 'Who says so' }],
    rows: ASSUMPTIONS.map(({ name, file, says, source = '**nobody: an assumption**' }) => [
      `[\`${name}\`](../cost/model/${file})`,
      says,
      source,
    ]),
  });
}
