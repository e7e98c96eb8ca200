import { table } from './markdown';

const KINDS = [
  ['`error`, `error=ServiceException`', 'the caller gets this error of AWS; also `message=…`, `status=503`'],
  ['`throttle`', 'the caller gets what the service says to who calls too often'],
  ['`delay=5s`', 'the call comes late'],
  [
    '`hang`, `hang=5m`',
    'no answer comes, until the caller gives up: after a minute, if nothing else is said',
  ],
  [
    '`crash`',
    'at `lambda:Invoke` the function’s process is killed; elsewhere the worker of the pipe that makes the call: another takes its place, and what it had in hand comes back after the visibility timeout',
  ],
  ['`twice`', 'the call is made twice; what a queue gives out can be received again at once'],
  [
    '`half`, `half=ThrottlingException`',
    'of a batch (`PutEvents`, `SendMessageBatch`, `DeleteMessageBatch`, `ChangeMessageVisibilityBatch`, `PublishBatch`) some entries fail, the others are done',
  ],
];

const WHEN = [
  [
    '`probability=0.2`, `probability=20%`',
    'how likely; always, if it is left out, and for `half` one time in two',
  ],
  ['`count=3`', 'so often in all, then no more'],
  ['`match=…`', 'the transactions whose `apigw-requestid` or message id it is, or whose body has it in it'],
  ['`seed=7`', 'of the same seed come the same strikes; one is made up and told, if it is left out'],
  ['`resource=*Source*`', 'what it is done to: the ARN or its end, with `*` and `?`'],
  ['`caller=pipes`', 'who calls: a service, a role, or `client`, with `*` and `?`'],
];

/** What can be made go wrong, how, and what can be relied on. */
export function faults(): string {
  return `## Faults on purpose

Any call of any operation can go wrong, from the start or in a run that goes on:

\`\`\`
npm start -- --fault 'pipe throttle probability=0.2 seed=7' --fault 'function crash count=3'
npm run fault                                              what goes wrong, and how often it did
npm run fault -- set delete error done                     deleted, but the pipe does not learn it
npm run fault -- set lambda:Invoke error=ServiceException match='"key":17'
npm run fault -- clear fault-2                             without an id: all
\`\`\`

**Where** is an operation of AWS that the run serves, such as \`sqs:SendMessage\`; \`sqs:*\` and \`*\` are all of them, those of your own AWS
CLI included. The hops of a transaction have names: \`api\`, \`receive\`, \`pipe\`, \`delete\`, \`archive\`, \`rule\`, \`function\`, \`log\`
and \`dead-letter\` (\`npm run fault -- --help\` says what each is). **What** goes wrong there:

${table(['What', 'Means'], KINDS)}

\`done\` behind it: the call is done, and only its answer goes wrong. With \`error\` that is an answer that is lost, with \`delay\` one that is late;
with \`half\` some entries are done, and the answer to the whole batch is lost. **When**:

${table(['When', 'Means'], WHEN)}

What cannot be, such as half of what is no batch, is refused, and so is what the run does not serve. Durations go by the account's
clock. Several faults of one call stand one behind the other, the first that was set in front. Cleared, what is late comes, and what
hangs fails. Each strike is counted, for each transaction that it struck, and is a record \`FaultStruck\` in the trace.

**The same strikes.** Whether a transaction is struck follows from the seed, the fault, its body and how often this body has come by at this
fault: not from the time, nor from what else is under way. In a batch each entry has a fate of its own: \`half\` fails those that are struck,
any other fault the whole call, and those that are only taken along keep their fate for the next time. So the same bodies and seeds have
the same strikes, in whatever order they come. Not quite so where others come into it: a poll (\`receive\`) has no transaction to go by, and
its calls are counted; which are the first of a \`count\` depends on the order; and what is sent once more because another of its
batch failed comes by once more. For a run that repeats to the last strike take \`half\` at \`pipe\` and \`delete\`
([decision 12](decisions/0012-faults-follow-from-the-seed-and-the-body.md)).

**All at once**: \`npm run soak\` sends transactions by the thousand while hops fail at random, and looks for each of them
([guarantee.md](guarantee.md#what-was-run)).

**The archive's ten minutes**: \`npm start -- --fault 'archive delay=10m'\`. An event then can be replayed as late as AWS allows itself,
and a replay that is started sooner passes it by.

A fault at \`log\` loses log lines, and one at \`dead-letter\` what EventBridge gave up: that is where the guarantee ends
([guarantee.md](guarantee.md)).

For programs: \`GET /_local/faults\` answers \`{"faults": [{"id": "fault-1", "hop": "sqs:SendMessage", "fault": "throttle", "seed": 7, "strikes": 12}]}\`;
\`POST\` takes one such, or several in an array, with \`hop\`, \`fault\` and the members above (a duration is \`"for": "PT5S"\`, a code \`"code"\`,
\`"done": true\`), and answers with ids and seeds; \`DELETE\` clears all, \`?id=fault-1\` one.`;
}
