import { table } from './markdown';

/** Something that was recorded on AWS, and is other here. */
interface RecordedDifference {
  readonly api: string;
  readonly onAws: string;
  readonly here: string;
  readonly reason: string;
}

const LAMBDA: readonly RecordedDifference[] = [
  {
    api: 'Lambda: GetFunction',
    onAws: '`Code.Location` to download the code from',
    here: 'left out',
    reason: 'There is no bucket: the code lies in the cloud assembly.',
  },
  {
    api: 'Lambda: descriptions of functions',
    onAws: '`RuntimeVersionConfig`',
    here: 'left out',
    reason: 'A function runs on the Node.js of this machine, which is no version of AWS’s.',
  },
  {
    api: 'Lambda: descriptions of functions',
    onAws: '`CodeSha256` and `CodeSize` of the ZIP file',
    here: 'for code of the template, those of its files',
    reason: 'Nothing is packed.',
  },
  {
    api: 'Lambda: UpdateFunctionCode',
    onAws: '`LastUpdateStatus` is `InProgress`, and a second update meanwhile a `ResourceConflictException`',
    here: '`Successful`',
    reason: 'The new code is in place when the answer comes.',
  },
  {
    api: 'Lambda: a function of another account',
    onAws: '403 `AccessDeniedException`',
    here: '404 `ResourceNotFoundException`',
    reason: 'There is one account.',
  },
  {
    api: 'Lambda: Invoke with a payload that breaks off being JSON',
    onAws: 'the words of AWS’s parser',
    here: 'those of Node.js, unless the fault is where the value begins',
    reason: 'Only the latter are recorded or known.',
  },
  {
    api: 'Lambda: the environment of a function',
    onAws:
      '`/var/task`, `/var/runtime` and `/opt` in `LAMBDA_TASK_ROOT`, `LAMBDA_RUNTIME_DIR`, `NODE_PATH`, `PATH` and `PWD`; `LD_LIBRARY_PATH`, for `nodejs18.x` `NODE_EXTRA_CA_CERTS`; addresses 169.254.100.1',
    here: 'the folders that the function has here, 127.0.0.1, and `AWS_ENDPOINT_URL`; of the former only `AWS_LAMBDA_EXEC_WRAPPER` may name `/var/task`',
    reason: 'A function is a process of this machine, with no file system of its own.',
  },
  {
    api: 'Lambda: `INIT_START`',
    onAws: 'the runtime’s version and its ARN',
    here: 'the version of Node.js that runs, and no ARN',
    reason: 'As for `RuntimeVersionConfig`.',
  },
];

const STEP_FUNCTIONS: readonly RecordedDifference[] = [
  {
    api: 'Step Functions: Distributed Map, callbacks, activities, `Credentials`, other integrations',
    onAws: 'run',
    here: 'refused at the start, with what there is instead',
    reason:
      'An Express workflow has none of the first three on AWS, either; the stack needs none of the rest.',
  },
  {
    api: 'Step Functions: an error of the SDK integration, as recorded before 2025',
    onAws: 'the cause ends with the request’s id',
    here: 'it ends with `(SDK Attempt Count: 1)`',
    reason: 'That is how AWS ends it by its latest recordings.',
  },
  {
    api: 'Step Functions: `SdkHttpMetadata` in the result of a task',
    onAws: 'all headers of the service’s answer',
    here: 'the request’s id',
    reason: 'There is no answer over HTTP between them.',
  },
  {
    api: 'Step Functions: numbers that an expression yields',
    onAws: 'not recorded',
    here: 'those of JSONata: `1.50` is 1.5, and beyond 2^53 the last digits are gone',
    reason: 'What passes a state without an expression keeps its text, as recorded.',
  },
  {
    api: 'Step Functions: the time and the memory of an expression',
    onAws: 'the depth and the length of a sequence are known, the rest is not',
    here: 'five seconds and 256 MiB, or a quarter of the heap’s limit; some 7,000 elements for `^(…)` or `$sort` by a function',
    reason: 'It must not take the run with it.',
  },
  {
    api: 'Step Functions: Standard workflows, versions, aliases and tags',
    onAws: 'made and run',
    here: 'refused by CreateStateMachine and UpdateStateMachine, and in templates',
    reason:
      'Express workflows are what the stack has. TestState and ValidateStateMachineDefinition know what Standard ones take.',
  },
  {
    api: 'Step Functions: TestState with a mocked result',
    onAws: 'is held against the model of the API',
    here: 'so for the actions of Lambda, DynamoDB, S3, SQS, SNS, EventBridge, KMS and Step Functions that workflows call most; any other result passes',
    reason: 'Only those shapes are known here.',
  },
  {
    api: 'Step Functions: TestState with `mapItemReaderData`',
    onAws: 'what the `ItemReader` can read',
    here: 'JSON and JSON Lines',
    reason: 'Distributed Maps are not run.',
  },
  {
    api: 'Step Functions: warnings of ValidateStateMachineDefinition',
    onAws: '`NO_DOLLAR`, `NO_PATH` and `PASS_RESULT_IS_STATIC`',
    here: '`NOT_SUPPORTED`, for what AWS takes and is not run here',
    reason: 'The words of the former are not recorded.',
  },
  {
    api: 'Step Functions: numbers of a definition',
    onAws: 'not recorded',
    here: '`1.50` is 1.5, and beyond 2^53 the last digits are gone',
    reason: 'What a JSONPath state takes from its input keeps its text.',
  },
  {
    api: 'Step Functions: `=~` in a filter of JSONPath',
    onAws: 'regular expressions of Java',
    here: 'those in linear time; with a lookahead or a back reference the definition is refused',
    reason: 'The text that is matched is a client’s.',
  },
  {
    api: 'Step Functions: how much a path of JSONPath may look at',
    onAws: 'not known',
    here: 'two million values, then `States.Runtime`',
    reason: 'It must not take the run with it.',
  },
  {
    api: 'Step Functions: errors of intrinsic functions and of paths',
    onAws:
      '`States.IntrinsicFailure`, `States.ParameterPathFailure`, `States.ResultPathMatchFailure` by its page',
    here: '`States.Runtime`, which nothing catches, and `States.ReferencePathConflict`',
    reason: 'These are what was recorded or measured on AWS.',
  },
  {
    api: 'Step Functions: a negative number at `MaxConcurrencyPath`',
    onAws: 'a history that ends with `ExecutionStarted`',
    here: '`States.Runtime`, as for a negative `ToleratedFailureCountPath`',
    reason: 'What comes of it was not recorded.',
  },
  {
    api: 'Step Functions: tasks of a Map that time out at the same moment',
    onAws: 'each has its `TaskTimedOut`',
    here: 'the first has it, the others are aborted',
    reason: 'Here one thing happens after another.',
  },
  {
    api: 'Step Functions: the words for JSON that is none',
    onAws: 'those of its parser',
    here: 'the same for an unknown word and for a name without quotes; for the rest the parser’s usual ones',
    reason: 'Only the former are recorded.',
  },
];

const MORE_OF_TASKS: readonly RecordedDifference[] = [
  {
    api: 'Step Functions: `apigateway:invoke`',
    onAws: 'HTTP APIs and REST APIs of the Region',
    here: 'the HTTP APIs of the account',
    reason: 'There are no REST APIs here, and a request never leaves this machine.',
  },
  {
    api: 'Step Functions: TestState of an HTTP Task, with `TRACE`',
    onAws: '`request` and `response` among what is inspected',
    here: 'left out',
    reason: 'The endpoint, which is the user’s, has seen them.',
  },
  {
    api: 'Step Functions: the headers of an API’s answer',
    onAws: 'those of the network between, such as `Via` and `X-Cache`',
    here: 'those of API Gateway',
    reason: 'There is no network between.',
  },
  {
    api: 'Step Functions: `Execution` of the context object, as recorded before 2024',
    onAws: 'without `RedriveCount`',
    here: 'with it, but for StartSyncExecution',
    reason: 'So are the later recordings.',
  },
  {
    api: 'Step Functions: what StartSyncExecution bills',
    onAws: 'the time that AWS takes',
    here: 'the time that this machine takes',
    reason: 'Nothing is billed.',
  },
  {
    api: 'Step Functions and Lambda: the stack trace of a function’s error',
    onAws: 'files below `/var/task`',
    here: 'files of this machine; of Node.js, `trace`',
    reason: 'That is where they can be looked at.',
  },
];

const SQS: readonly RecordedDifference[] = [
  {
    api: 'SQS: FIFO queues, and what only they take',
    onAws: 'run',
    here: 'refused with `UnsupportedOperation`, or `InvalidParameterValue` for the name alone',
    reason: 'The stack has none.',
  },
  {
    api: 'SQS: the query protocol with `Accept: application/json`',
    onAws: 'JSON',
    here: 'XML',
    reason: 'No SDK asks for it.',
  },
  {
    api: 'SQS: a request that names no action',
    onAws: '404 with `<UnknownOperationException/>`',
    here: '400 that says what is missing',
    reason: 'It tells more.',
  },
  {
    api: 'SQS: a message that comes back, and one that was sent meanwhile',
    onAws: 'the older one first',
    here: 'the one that has been visible for longer first',
    reason: 'A standard queue promises no order.',
  },
  {
    api: 'SQS: a move task that is cancelled or fails',
    onAws: 'counts some messages more as moved',
    here: 'counts what is moved',
    reason: 'AWS moves in batches, and says that the numbers are approximate.',
  },
];

const EVENTS: readonly RecordedDifference[] = [
  {
    api: 'EventBridge: an entry of 256 KiB',
    onAws: 'refused',
    here: 'taken, below 1 MB',
    reason: 'AWS has raised the limit since it was recorded.',
  },
  {
    api: 'EventBridge: `SizeBytes` of an archive',
    onAws: 'without the white space of the details',
    here: 'with it',
    reason: 'A detail is never written anew, so that it cannot change.',
  },
  {
    api: 'EventBridge: targets beside those that the local run delivers to (API destinations, Kinesis, Firehose and others)',
    onAws: 'run',
    here: 'refused by name',
    reason: 'There are no such services here.',
  },
  {
    api: 'EventBridge: an event, or a part of it, as a target gets it',
    onAws: 'without the white space that the detail was put with',
    here: 'with it, but for objects in the text of a template',
    reason: 'A detail is never written anew, so that it cannot change.',
  },
  {
    api: 'EventBridge: `PutPermission`, `RemovePermission` and API destinations',
    onAws: 'run',
    here: 'not served',
    reason: 'The policy of a bus comes from the template; an HTTP Task calls endpoints with a connection.',
  },
  {
    api: 'EventBridge: the secret of a connection',
    onAws: 'one of Secrets Manager',
    here: 'an ARN that policies can name, and nothing behind it',
    reason: 'There is no Secrets Manager.',
  },
  {
    api: 'SQS and EventBridge: other accounts and Regions',
    onAws: 'each has its own',
    here: 'one account in one Region',
    reason: 'A run is one stack’s.',
  },
];

/** The table of what stays different, each with its reason. */
export function recordedDifferences(): string {
  const rows = [...LAMBDA, ...STEP_FUNCTIONS, ...MORE_OF_TASKS, ...SQS, ...EVENTS].map(
    ({ api, onAws, here, reason }) => [api, onAws, here, reason],
  );
  return table(['What', 'On AWS', 'Here', 'Why'], rows);
}
