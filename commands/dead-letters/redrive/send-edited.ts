import { randomUUID } from 'node:crypto';
import type { Connection } from '../../aws/connection';
import type { LettersInHand } from '../../letters/letters-in-hand';
import { editText } from './edit-text';
import { type RedriveWay } from './redrive-way';
import { sendCopy } from './send-again';

/** A letter that is being edited is kept hidden for so long, again and again. */
const HIDDEN_SECONDS = 120;
const HIDE_AGAIN_MS = 60_000;

export interface SendEditedProps {
  readonly connection: Pick<Connection, 'sqs'>;
  readonly hand: LettersInHand;
  readonly sourceQueueUrl: string;
  /** @default - opens an editor */
  readonly edit?: (text: string) => Promise<string>;
}

/**
 * Sends what was made of a letter's transaction as a new transaction, with an `apiRequestId` of its own, and that of the old one as its
 * message attribute `replaces`: event, archive and dead letters have it, and not a byte of the body is about it. It goes to the source queue,
 * since the API maps nothing but the body.
 */
export function sendEdited({ connection, hand, sourceQueueUrl, edit = editText }: SendEditedProps): RedriveWay {
  return {
    objection: ({ transaction }) =>
      transaction === undefined ? 'it holds no transaction that can be edited' : undefined,
    async redrive(letter) {
      const { transaction = '', messageId, apiRequestId: replaces = messageId } = letter;
      const again = setInterval(() => void hand.hide(letter, HIDDEN_SECONDS), HIDE_AGAIN_MS);
      const edited = await edit(transaction).finally(() => clearInterval(again));
      const apiRequestId = randomUUID();
      return {
        apiRequestId,
        messageId: await sendCopy(connection, sourceQueueUrl, {
          Body: edited,
          MessageAttributes: {
            apiRequestId: { DataType: 'String', StringValue: apiRequestId },
            replaces: { DataType: 'String', StringValue: replaces },
          },
        }),
      };
    },
  };
}
