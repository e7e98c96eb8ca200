import { DescribeStateMachineCommand } from '@aws-sdk/client-sfn';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { resourceParts } from '../../aws/arn';
import { findLogRecords } from '../../aws/log-records';
import { waitFor } from '../../aws/wait-for';
import { CommandError } from '../../command-error';
import { type Check, findingOf, type Stage } from '../check';
import { loggedTransaction } from '../logged-transaction';

const WITHIN_MS = 120_000;

/** Whether a transaction that cannot be processed is told of everywhere: in the function's log, the workflow's, and unprocessed. */
export const workflowLog: Check = {
  id: 'workflow-log',
  question:
    'Is a failed transaction in unprocessed, in the log of the function and, by eight actions of log delivery, in that of the workflow?',
  otherwise:
    'Without the dead letter, do not go on: the guarantee does not hold. Without the record, add the actions that AWS names in docs "cw-logs".',
  async run(stage) {
    const since = Date.now();
    const { apiRequestId = '' } = await stage.sender.post(Buffer.from('This is no JSON.'), {
      'content-type': 'application/json',
    });
    const [record, letter, failure] = await Promise.all([
      loggedTransaction(stage, { apiRequestId, since }),
      takeDeadLetter(stage, apiRequestId),
      failedExecution(stage, since),
    ]);
    return findingOf(
      [
        ...(record?.error === 'MalformedTransactionError' ? [] : ['the function logged no record of it']),
        ...(letter ? [] : ['it is not in unprocessed']),
        ...(failure ? [] : ['the workflow logged no ExecutionFailed']),
      ],
      'it is in all three',
    );
  },
};

/** Deletes it, too: it is nobody's. */
async function takeDeadLetter(
  { connection: { sqs }, stack, signal }: Stage,
  apiRequestId: string,
): Promise<Message | undefined> {
  const QueueUrl = stack.output('UnprocessedQueueUrl');
  const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 5 });
  const letter = await waitFor(
    async () => {
      const { Messages = [] } = await sqs.send(receive);
      return Messages.find(({ Body = '' }) => Body.includes(apiRequestId));
    },
    { withinMs: WITHIN_MS, signal },
  );
  if (letter) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: letter.ReceiptHandle }));
  return letter;
}

async function failedExecution(
  { connection, stack, signal }: Stage,
  since: number,
): Promise<object | undefined> {
  const { loggingConfiguration } = await connection.states.send(
    new DescribeStateMachineCommand({ stateMachineArn: stack.output('StateMachineArn') }),
  );
  const { logGroupArn } = loggingConfiguration?.destinations?.[0]?.cloudWatchLogsLogGroup ?? {};
  if (logGroupArn === undefined) {
    throw new CommandError(
      'The workflow has no log (workflowLogLevel=OFF): deploy with ERROR and confirm again.',
    );
  }
  const [, logGroupName = ''] = resourceParts(logGroupArn);
  return waitFor(
    async () => {
      const filterPattern = '{ $.type = "ExecutionFailed" }';
      return (await findLogRecords(connection, { logGroupName, filterPattern, since }))[0];
    },
    { withinMs: WITHIN_MS, signal },
  );
}
