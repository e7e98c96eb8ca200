/** What a run keeps, where, and what becomes of it. */
export function whatARunKeeps(): string {
  return `## What a run keeps

Message bodies, archived events, log events, and what is under way are on disk, in a [LevelDB](https://github.com/google/leveldb) database;
memory holds an index. Without \`--state\` the database is among the machine's temporary files and goes with the run. With it, the next run
goes on where this one was:

\`\`\`
npm start -- --state .local-run/state
\`\`\`

- **There again**: stacks that were deployed, with their ids, parameters and names; objects of buckets; what clients put into Parameter Store; messages in all queues with their attributes, receive counts, receipt handles and visibility; dead letters; archives with
  their events; log groups with their streams and events; queues and log groups that a client has made. Addresses, names and ARNs are the
  same.
- **Gone on with**: an event that its target has not taken yet is tried again, with its age and its tries counted; an execution that was
  running begins once more; an event that a function was invoked with and nobody waits for is handled once more. So a transaction may be
  processed twice, as on AWS.
- **Not kept**: tables, buckets and topics' deliveries, replays and move tasks under way, what else a client has made or changed, and the
  trace.
- **After \`kill -9\`** everything is there for which somebody got a 200: it was handed to the operating system before. The disk is not
  waited for, so a power cut may take the last seconds.
- **A stack is as it was when its last operation was complete**: what was under way when the run ended is not gone on with. \`npm start\` deploys
  its own stack as it is synthesized now; all others are made again as they were, with what their custom resources do at a creation. One
  that cannot be made again is told at the start, and stays in the folder.
- **Another stack**: what belongs to a queue, archive, log group, rule or state machine that is not there any more is told at the start. It
  stays in the folder, and is there again with the resource.
- **Time that was moved by hand** is not kept: the next run begins at the machine's time, and what is due later, such as a message in
  flight, waits until then. Go on with \`--clock manual\`, and move time there.
- **Refused**: a folder that another run uses at the same time, one with something else in it, and one of another account, Region or
  version. Nothing in it is changed.

When the run ends it says what was still under way, in which queue, and where it is kept.

### How much it takes

- The run stays below 700 MiB of resident memory, whatever is sent: \`npm start\` gives Node.js a heap of 448 MiB, and 192 for what lives shortly. Each function has two
  processes for each core, up to ten while they leave the machine idle: of 55 MB in the beginning and 100 after many events, more by what it loads.
- All queues together take 650,000 messages at a time. A sender beyond gets \`OverLimit\`, and never what became of a message that was accepted:
  there is room for 160,000 of those more. Clients of \`PutEvents\` and \`StartExecution\` are throttled, and pipes and replays wait, while
  there is much under way.
- A log group keeps 1 GiB of events, an archive 4 GiB. What is oldest goes, which the terminal says once, and so does whoever would have
  shown it: \`FilterLogEvents\` and \`GetLogEvents\` by an event in its place, \`DescribeArchive\`, \`ListArchives\`, \`DescribeReplay\` and
  \`ListReplays\` by \`StateReason\`.
- **A full disk**: 64 MiB of it, or a quarter of a small one, are left to what was accepted, and four times the bytes of all messages that
  wait. Beyond, \`POST\` gets 503, as does whatever would bring in something new (\`ServiceUnavailable\`); the terminal says it once, and
  when there is space again. If the disk is filled to its end all the same, what was accepted waits until there is space.
- The items of all tables take 62 MiB of memory, and \`LimitExceededException\` beyond; the trace has 10,000 records or 7 MiB of text.`;
}
