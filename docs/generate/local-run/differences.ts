/** What is otherwise than on AWS, by design. */
export function differences(): string {
  return `## What differs from AWS

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
- An event is in the archive at once, unless it is [to be late](#faults-on-purpose); on AWS that takes up to ten minutes.
- CloudWatch has a few metrics, counted by the minute for a day: of queues (sent, received, deleted; and, as they are when they are asked for,
  visible, not visible and the age of the oldest message, from its arrival in the first queue, however often it was received), of workflows
  (executions by their end) and of functions (invocations, errors). \`GetMetricData\` refuses others by name. Alarms and dashboards are
  accepted and not run; there are no traces.
- A key encrypts nothing. Who may use it is checked: for a queue at every send and receive, for a table when items are read or written
  and when it is created, for a log group, a bus, an archive and a state machine when they are created.
- A table of DynamoDB is there at once, and so is an item in its global indexes; counts and sizes are those of the moment. Nothing is held
  back, whatever its capacity. Expired items go within the hour. Backups are switched on and described; none is made. A stream has an
  ARN and no readers. The legacy parameters (\`Expected\`, \`KeyConditions\` and the like) and PartiQL are refused. Of an index's key, each part
  is one attribute.
- What is kept, where, and how much of it: [What a run keeps](#what-a-run-keeps). Less than 1,024 open files is refused at the start.
- A function runs in processes of this machine's own Node.js: two for each core, up to 10 while they leave it idle, as one that waits for a table
  does. An invocation that finds none free waits for one, and the time that it waits counts for no limit of a workflow. Throttling begins where AWS's does: at 1,000 invocations under way in the account, or at the
  function's reservation. Memory and architecture are not those of Lambda. Its code lies in a folder of its own: it loads what its asset
  holds, and of the AWS SDK v3 what this project has installed, in its versions, where AWS's runtime brings all of it; the folder can be
  written to, which on AWS is read-only. Whether it takes callbacks goes by its runtime's name.
- A function in Python runs on this machine's own Python: that of the version which its runtime names, else a \`python3\` that is later. \`INIT_START\` in
  its log says which; a start without either is refused. It finds what that Python has installed, so boto3 only if it is there.
- On a clock that is moved by hand, what a function logs is dated by that clock; \`Date\` inside it is the machine's.
- All queues and topics are standard ones. What is to be FIFO is refused.
- S3 is reached by path, as SDKs do for an address, or with the bucket in the host: \`bucket.localhost:4566\`. A request has 16 MiB at most, a
  part of a multipart upload among them; an upload that is not completed does not outlive the run. Objects are bytes in a folder: nothing is
  encrypted, and what a key has to allow is looked at. A bucket's lifecycle rules are accepted and not run. There are no ACLs.
- A function is invoked with the messages of a queue (\`AWS::Lambda::EventSourceMapping\`) in five batches at once at most; AWS then scales up. Other
  event sources are refused. A mapping that a client has made is gone with the run.
- Cloud Control changes the resources of stacks, at once, and looks at the right to call it alone, not at those on the resource's own service.
- An assumed role's session has that role's permissions on every call; an outside caller is the account's administrator, who can take on roles as a root
  user on AWS cannot. Credentials of an earlier run are refused.
- A topic delivers to queues, functions and HTTP endpoints. A subscription by e-mail or SMS is accepted and not run in a template, and
  refused by \`Subscribe\`. Notifications are not signed: \`Signature\` says so, and \`SigningCertURL\` leads nowhere. An HTTP endpoint
  anywhere is asked to confirm, at the address of this machine: one that cannot reach it is never sent a message.
- A rule delivers to state machines, SQS queues, functions, SNS topics, event buses and CloudWatch log groups: the whole event, the part that an
  \`InputPath\` names, a fixed \`Input\`, or what an \`InputTransformer\` makes. Each target has its dead letters and its retry policy. A rule
  with a \`ScheduleExpression\` has its own event by the account's clock, in UTC; what the machine slept through is left out.
- A pipe reads an SQS queue and feeds event buses, SQS queues, SNS topics, functions and state machines, each message as the record it is, or as an
  \`InputTemplate\` makes it. **What its filters do not match it deletes**, as on AWS; the run says \`dropped\`. Source, detail type and
  resources of an event are fixed values.
- Other sources and targets, and enrichments, are refused by name, in a template and by \`PutTargets\`.
- While some 200 executions and invocations are under way, pipes leave messages in their queues, replays leave events in their
  archives, and executions that were started wait for their turn. While eight invocations wait for a process, they take a turn each quarter
  of a second.
- The time in which the run is stopped, or a function held, by a debugger or a closed lid, counts for no timeout, visibility timeout or retry. It does for
  what goes by the date: retention, schedules and signatures.`;
}
