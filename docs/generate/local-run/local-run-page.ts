import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import {
  AWS_MANAGED_POLICIES,
  INTRINSIC_NAMES,
  LocalAccount,
  pseudoParameterNames,
} from '@pipeline/local-account';
import { debugging } from './debugging';
import { code, list } from './markdown';
import { operations } from './operations';
import { recordedDifferences } from './recorded-differences';
import { typesThatAreAccepted, typesThatAreKnownToBeRefused, typesThatAreRun } from './resource-types';
import { startingAndWatching } from './starting-and-watching';
import { unconfirmedIn } from './unconfirmed';

const PROJECT = join(__dirname, '../../..');

/** The text of `docs/local-run.md`: what is written here, and what the code says of itself. */
export function localRunPage(): string {
  const account = new LocalAccount({ endpointUrl: 'http://127.0.0.1:4566', region: 'us-east-1' });
  return `<!-- Made by docs/generate/write.ts from the code of the local run. Do not edit. -->

# The local run

\`npm start\` synthesizes the app, reads the template from the cloud assembly and runs it on this machine. No AWS account, no
token and no Docker is needed. What the local run does not know, it refuses at the start, all at once, with the logical id, the type
and the property: nothing is passed over in silence.

${startingAndWatching()}

${debugging()}

## Clients

Any AWS client works with \`--endpoint-url http://127.0.0.1:4566\`, or \`AWS_ENDPOINT_URL\` in the environment. A signed request
goes to the service that its signature names, one signed for \`execute-api\` and an unsigned one to the HTTP API. What is plainly a call of
an AWS API is never taken for a transaction, though its signature is missing or names no service; it gets AWS's error. That is a request
with \`X-Amz-Target\`, with an SDK's \`amz-sdk-invocation-id\` or \`amz-sdk-request\`, with an \`Authorization\` that begins with \`AWS4-\`, or with
\`Action\` and a date as \`Version\` in its query string or in a form.

- Set \`AWS_REGION\` to the Region that the start prints: the stack's own, if its \`env\` says one; else that of \`AWS_REGION\` at the
  start, us-east-1 by default. AWS's error answers a signature for another one.
- The run answers for \`127.0.0.1\`, \`localhost\`, \`[::1]\` and names that end in \`.localhost\`, with any port; any other \`Host\` gets 403. AWS APIs
  also refuse what a browser sends for a page of another origin (\`Origin\`, \`Sec-Fetch-Site\`). The HTTP API takes that as on AWS, and
  \`CorsConfiguration\` decides what the page may read.
- A request has a minute to arrive, its headers 20 seconds. The HTTP API takes bodies of 10 MB, AWS APIs of 16 MiB. The bodies of all
  requests at once may take a quarter of the process's heap, 256 MiB at most: what does not fit gets 503, and so does a request on
  one connection too many (1,000, fewer where the process may open few files: 372 of 1,024).
- Credentials have to be there, and can be anything: a caller from outside is the administrator of the account. The signature is
  verified of credentials that the run has issued: the key pair that the start prints, for a route with IAM authorization, and those
  of functions.
- A function finds the endpoint and credentials of its own in its environment, as AWS's SDKs expect them. With them it is its role, to
  every API and to a route with IAM authorization, and \`GetCallerIdentity\` says so. They hold for twelve hours; \`ASIALOCAL…\` tells
  them from real ones, and AWS's errors answer those that have expired or are another run's. Copied out of the function they serve
  to try what its role may do. A function that signs with other credentials is a caller from outside.
- SQS speaks JSON to today's clients and the query protocol to those of before: tried with AWS CLI 2.38 and 2.9 (Debian 12) and today's
  version 1, boto3 1.28 and 1.34, and the JavaScript SDK 3.398 and 3.565. Of the query protocol, answers are XML, whatever
  \`Accept\` says.

## What differs from AWS

- The account is the stack's own, if its \`env\` says one, else 000000000000.
- IAM is enforced for every call between the resources of the stack, and for what functions call, by the policies of the template:
  inline and managed policies, permissions boundaries, resource policies and key policies. A denial has AWS's words, and is shown
  with the action that is missing. What AWS checks when it creates a resource is checked at the start.
- Lambda Insights measures nothing: its layer is accepted and not run. Of layers, extensions are refused.
- Layers lie in a folder of their own, not in \`/opt\`: \`NODE_PATH\`, \`PYTHONPATH\`, \`PATH\`, \`LD_LIBRARY_PATH\` and \`AWS_LAMBDA_EXEC_WRAPPER\` lead there, and a
  path that begins with \`/opt\` in a function's code does not. \`/tmp\` is this machine's own, shared by all processes, and \`EphemeralStorage\` is
  described and not enforced.
- Who may invoke a function, a version or an alias follows from policies by the ARN that is called, as on AWS. An alias with weights
  takes its chance for each attempt.
- Loopback counts as TLS: \`aws:SecureTransport\` is true.
- An event is in the archive at once; on AWS that takes up to ten minutes.
- There are no metrics, so no alarms and dashboards, and no traces.
- A key encrypts nothing. Who may use it is checked: for a queue at every send and receive, for a table when items are read or written
  and when it is created, for a log group, a bus, an archive and a state machine when they are created.
- A table of DynamoDB is there at once, and so is an item in its global indexes; counts and sizes are those of the moment. Nothing is held
  back, whatever its capacity. Expired items go within the hour. Backups are switched on and described; none is made. A stream has an
  ARN and no readers. The legacy parameters (\`Expected\`, \`KeyConditions\` and the like) and PartiQL are refused. Of an index's key, each part
  is one attribute.
- Everything is in memory, and gone when the run ends. What may be held follows from the heap that Node.js has (\`--max-old-space-size\`):
  of 4 GiB, all queues together take 1 GiB, with room for the dead letter of every message, so twice its size and 5 KB each. What does not
  fit is refused, with \`OverLimit\` or \`ThrottlingException\`. The items of all tables take 512 MiB, and \`LimitExceededException\` beyond. Of an archive the latest 512 MiB are kept, of a log group 64 MiB, and of the trace
  10,000 records or 32 MiB of text. Less than 256 MiB of heap, or 1,024 open files, is refused at the start.
- A function runs in at most 10 processes of this machine's own Node.js; an invocation that finds none free waits for one, and the time that
  it waits counts for no limit of a workflow. Throttling begins where AWS's does: at 1,000 invocations under way in the account, or at the
  function's reservation. Memory and architecture are not those of Lambda. Its code lies in a folder of its own: it loads what its asset
  holds, and of the AWS SDK v3 what this project has installed, in its versions, where AWS's runtime brings all of it; the folder can be
  written to, which on AWS is read-only. Whether it takes callbacks goes by its runtime's name.
- A function in Python runs on this machine's own Python: that of the version which its runtime names, else a \`python3\` that is later. \`INIT_START\` in
  its log says which; a start without either is refused. It finds what that Python has installed, so boto3 only if it is there.
- On a clock that is moved by hand, what a function logs is dated by that clock; \`Date\` inside it is the machine's.
- All queues and topics are standard ones. What is to be FIFO is refused.
- S3 keeps one version of an object, of 16 MiB at most, in a folder that is gone with the run; it is reached by path, as SDKs do for an
  address, or with \`forcePathStyle\`. A bucket's lifecycle rules are accepted and not run. Multipart uploads are refused by name: the AWS CLI
  makes one above 8 MB, unless \`s3.multipart_threshold\` says more.
- A topic delivers to queues, functions and HTTP endpoints. A subscription by e-mail or SMS is accepted and not run in a template, and
  refused by \`Subscribe\`. Notifications are not signed: \`Signature\` says so, and \`SigningCertURL\` leads nowhere. An HTTP endpoint
  anywhere is asked to confirm, at the address of this machine: one that cannot reach it is never sent a message.
- A rule delivers to state machines, SQS queues, functions, SNS topics, event buses and CloudWatch log groups: the whole event, the part that an
  \`InputPath\` names, a fixed \`Input\`, or what an \`InputTransformer\` makes. Each target has its dead letters and its retry policy. A rule
  with a \`ScheduleExpression\` has its own event by this machine's date, in UTC; what the machine slept through is left out.
- A pipe reads an SQS queue and feeds event buses, SQS queues, SNS topics, functions and state machines, each message as the record it is, or as an
  \`InputTemplate\` makes it. **What its filters do not match it deletes**, as on AWS; the run says \`dropped\`. Source, detail type and
  resources of an event are fixed values.
- Other sources and targets, and enrichments, are refused by name, in a template and by \`PutTargets\`.
- While some 200 executions and invocations are under way, pipes leave messages in their queues, replays leave events in their
  archives, and executions that were started wait for their turn.
- The time in which the run is stopped, or a function held, by a debugger or a closed lid, counts for no timeout, visibility timeout or retry. It does for
  what goes by the date: retention, schedules and signatures.

## AWS's managed policies

Roles can have these of AWS's own, each as its default version was in August 2026; any other is refused by its name:

${list(AWS_MANAGED_POLICIES.map(({ name, versionId, updateDate }) => `${code(name)} (${versionId} of ${updateDate.slice(0, 10)})`))}

## Resource types that are run

Of each type, the properties that are read; where only some values are run, those. Any other property is refused.

${typesThatAreRun(account.registry)}

## Resource types that are accepted and not run

They change nothing about how the stack works. The start lists them; \`Ref\` and \`Fn::GetAtt\` give their names and ARNs; their other
properties are not looked at.

${typesThatAreAccepted(account.registry)}

Every other type is refused. Known only to be refused in words of their own: ${typesThatAreKnownToBeRefused(account.registry)}.

## Intrinsic functions

${[...INTRINSIC_NAMES, 'Fn::If'].sort().map(code).join(', ')}; in conditions also \`Condition\`. Pseudo parameters:
${[...pseudoParameterNames(), 'AWS::NoValue'].sort().map(code).join(', ')}. Parameters have their defaults.

\`Fn::ImportValue\`, \`Fn::GetStackOutput\`, parameters whose value is an SSM parameter's (\`AWS::SSM::Parameter::Value<…>\`) and
\`{{resolve:ssm:…}}\` take what the stacks give that run beside this one. What none of them gives is refused by its name, as are other
dynamic references, every other function, and transforms (\`Transform\`, \`Fn::Transform\`).

## Workflows

Express workflows in JSONata, in JSONPath with its intrinsic functions, or in both, whose tasks invoke a function, send a message
to a queue, put events on a bus, or put, get, update and delete an item of a table; and call any operation below by the SDK
integration (\`aws-sdk:dynamodb:query\`). Anything else in a
definition is refused with its place.

## Operations of AWS's APIs

${operations(account)}

Any other operation is answered with an error.

## Recorded on AWS, and different here

${recordedDifferences()}

## Not confirmed against AWS

Where AWS's behaviour is not documented and could not be tried, the code does what is likely and says so. This is what it says.

${unconfirmed()}
`;
}

function unconfirmed(): string {
  const files = ['lib', 'local', 'packages'].flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  const sentences = files.sort().flatMap((file) => {
    if (/\/(test|node_modules)\//.test(file)) return [];
    return unconfirmedIn(file.split(sep).join('/'), readFileSync(join(PROJECT, file), 'utf8'));
  });
  return list(sentences.map(({ file, sentence }) => `${code(file)}: ${sentence}`));
}
