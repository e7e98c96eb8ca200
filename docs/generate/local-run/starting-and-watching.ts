import { table } from './markdown';

/** What the terminal says of a transaction, and what that means. */
const OUTCOMES = [
  ['`processed`', 'the workflow has succeeded'],
  ['`failed`, `timed out`', 'the workflow has not'],
  [
    '`dead letter`, `lost`',
    'a queue or the rule has given it up; `lost` if its dead letter could not be written',
  ],
  ['`dropped`, `expired`', 'no rule matches the event; a message was older than its queue’s retention'],
  ['`refused` and a status', 'the HTTP API has not taken it'],
  ['`retrying`, `denied`', 'on the way: a target is tried again; IAM has denied something'],
  ['`wait`', 'so many have had no hop for five seconds'],
];

/** How the local run is started, and what the terminal shows of it. */
export function startingAndWatching(): string {
  return `## Starting

\`\`\`
npm start -- [stack] [--empty] [--watch] [--port <number>] [--once] [--verbose] [--clock <machine|manual>] [--fault <fault>] [--state <folder>] [--inspect [port]] [--context <key=value>]
\`\`\`

- \`stack\`: which stack of an app that has several, by its path, as \`cdk list\` shows it (\`Prod/Transactions\`), or by its name.
  The stacks that it depends on run, too, as with \`cdk deploy\`, but for those of another account or Region.
- \`--empty\`: an account to deploy to, with nothing of the app in it ([Deploying with \`cdk deploy\`](#deploying-with-cdk-deploy)).
- \`--watch\`: what you save runs ([Changing it while it runs](#changing-it-while-it-runs)).
- \`--port\`: the port on 127.0.0.1, 4566 by default; \`0\` takes any that is free.
- \`--once\`: sends the sample transaction and exits, with 0 if it was logged and 1 if not: a function that ran for it must have
  logged it; of a workflow without a function, its success tells.
- \`--verbose\`: shows the hops of every transaction, not only of those that fail.
- \`--inspect\`: lets a debugger attach to the functions ([Debugging](#debugging)).
- \`--clock manual\`: time stands still until it is moved, below.
- \`--fault\`: what goes wrong on purpose ([Faults on purpose](#faults-on-purpose)); can be repeated.
- \`--state\`: keeps stacks, queues, archives, logs and what is under way for the next run ([What a run keeps](#what-a-run-keeps)).
- \`--context\`, \`-c\`: configuration, as for \`cdk deploy\`; can be repeated. A key that does not exist is refused before anything is
  synthesized.

It prints the outputs of the stack, then a line that begins with \`Ready\` and says how long that took from the start of the process,
sends the sample transaction once, and shows what happens until Ctrl-C. Then it says what it has done, and what was still under way. SIGTERM, SIGHUP and SIGQUIT
end it as Ctrl-C does, and so does the end of the npm that started it; a second Ctrl-C ends it at once.

It compiles TypeScript without checking its types, as \`cdk\` does: \`npm run typecheck\` checks them. \`AWS_REGION\` is the Region of
the run, us-east-1 if it is not set. What is synthesized goes to \`.local-run/\`, and is removed at the end. On Windows it runs under
WSL.

## Changing it while it runs

With \`--watch\` a source that is saved is synthesized again, and the running stack made what it is then, as by \`cdk deploy\`: what has not
changed goes on, with its messages, archive and logs, and nothing under way is lost. It tells what it has changed, or that nothing is
other than before. What the app or the CDK refuses (an error of TypeScript, of the configuration or the workflow, an annotation), and
what the local run refuses, is shown, and the stack runs on as it was. What is saved meanwhile is taken next. Ctrl-C ends all of it.

Which files are sources, \`watch\` in \`cdk.json\` says, as for \`cdk watch\`; hidden ones, \`node_modules\` and \`cdk.out\` never are. A
\`cdk.json\` that is left out there, as this project's, is read with the next change.

A \`cdk synth\` stands ready for the next change. It has loaded the CDK and, with \`ts-node\`, compiled the sources as they are, and is
held before it runs any of the app: a change then takes a second and not three, with the very template of \`cdk synth\`. That takes some 400 MB
of memory. Where the settings, the packages or a hidden file in the app's folder have changed since, it is begun anew, and so it is for every change
if the \`app\` in \`cdk.json\` is not run by \`node\`, \`ts-node\` or \`tsx\` alone, or has a \`build\` before it.

\`npx cdk watch\` from another terminal ([how it reaches the account](#deploying-with-cdk-deploy)) deploys what is saved to a run without \`--watch\`:
it hotswaps functions and workflows as on AWS, and loads the CDK anew for each change.

## What it shows

A line when a transaction ends: the time of day, its \`apigw-requestid\`, what became of it, how long it took, and as much of its body
as fits. Below it its hops, each with the time since the first, when it has failed or \`--verbose\` asks for them:

\`\`\`
14:02:11  odruTzlZoAMEJ5w=  processed     112 ms  {"key1":"value1", "key2":"value2"}
14:02:19  Rq0mXvLJIAMEbkA=  failed         98 ms  not json
     +0 ms  queue     QueueSource took in 8 bytes (and 34 of attributes)
    +12 ms  workflow  WorkflowStateMachine started
    +98 ms  workflow  FAILED: MalformedTransactionError: The body is not JSON.
14:02:31  Pipe              stopped
14:02:40  3                 wait                  3 at queue; on the way for 5012 ms
\`\`\`

${table(['What became of it', 'Means'], OUTCOMES)}

A replay is a line of its own, timed from its own beginning, with its name before the body. Colours are used on a terminal, as
\`FORCE_COLOR\` and \`NO_COLOR\` say. In a pipe or a file nothing is cut. Whatever comes from outside is printed with its control
characters written out, such as \`\\u001b\`. An output that is full, closed or not read does not hold up the run: lines are dropped
and counted, transactions never.

## Time moved by hand

With \`--clock manual\` the account's time stands still at the moment of the start. \`npm run clock -- advance 25h\` moves it on, and
\`npm run clock\` tells it. What falls due on the way happens in its order, each at its own time: long polls, retries, visibility
timeouts, time-outs, retention. A function gets as much of the machine's time as its time-out allows before time goes on. So the
24 hours in which a rule tries again, the 60 receives of a message, or the archive's seven days, pass in a second or two.

It is \`POST /_local/clock\` with \`{"advance": "PT25H"}\` (a duration of ISO 8601, a year at most), which answers from when to when
time has moved, and how often what happened meanwhile. A machine's clock is not moved: 409.

## In a browser, and for programs

The start prints where its console is, \`http://127.0.0.1:4566/_local/console\`: a page that shows transactions as they go, hop by hop,
the queues and the stack’s outputs, posts a transaction, and replays the last minutes of an archive. It asks the same APIs as
any other client.

\`GET /_local/trace\` gives what the page is made of, as newline-delimited JSON: a record a line, with its \`number\`; \`?from=120\`
begins with that one, and \`&follow=false\` ends with the latest. The latest 10,000 records are kept; \`{"dropped": 12}\` stands
for those that are not. \`GET /_local/under-way\` counts what has not come to its end. \`GET /_local/\` lists what else there is. These paths are the run’s own: no request to them reaches an
HTTP API, but for the addresses of APIs below \`/_local/execute-api/\`.`;
}
