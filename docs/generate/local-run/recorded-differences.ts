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

/** The table of what stays different, each with its reason. */
export function recordedDifferences(): string {
  const rows = LAMBDA.map(({ api, onAws, here, reason }) => [api, onAws, here, reason]);
  return table(['What', 'On AWS', 'Here', 'Why'], rows);
}
