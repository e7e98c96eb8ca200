import { randomUUID } from 'node:crypto';
import type { Connection } from '../../aws/connection';
import { editText } from './edit-text';
import { LetterStaysError, type RedriveWay } from './redrive-way';
import { sendCopy } from './send-again';

/**
 * Sends what was made of a letter's transaction as a new transaction, with an `apiRequestId` of its own, and that of the old one as the
 * message attribute `replaces`: event, archive and dead letters have it, and not a byte of the body is about it. It goes to the source
 * queue, since the API takes nothing but a body.
 *
 * @param edit @default - opens an editor
 */
export function sendEdited(
  connection: Pick<Connection, 'sqs'>,
  sourceQueueUrl: string,
  edit: (text: string) => Promise<string> = editText,
): RedriveWay {
  return {
    objection: ({ transaction }) =>
      transaction === undefined ? 'holds no transaction that can be edited' : undefined,
    async redrive({ transaction = '', messageId, apiRequestId: replaces = messageId }) {
      const edited = await edit(transaction);
      if (edited === transaction) throw new LetterStaysError('left', 'was not changed');
      const newApiRequestId = randomUUID();
      const MessageAttributes = {
        apiRequestId: { DataType: 'String', StringValue: newApiRequestId },
        replaces: { DataType: 'String', StringValue: replaces },
      };
      const message = { Body: edited, MessageAttributes };
      return { newApiRequestId, newMessageId: await sendCopy(connection, sourceQueueUrl, message) };
    },
  };
}
