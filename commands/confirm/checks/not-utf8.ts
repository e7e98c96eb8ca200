import { md5Of } from '../../aws/transaction-sender';
import { type Check, findingOf } from '../check';

/** A JSON string with two bytes in it that are in no text in UTF-8. */
const BODY = Buffer.from([0x22, 0xff, 0xfe, 0x22]);

/** Whether a body that is no text is refused, and not altered on its way in. */
export const notUtf8: Check = {
  id: 'not-utf8',
  question: 'Is a body that is not UTF-8 refused?',
  otherwise:
    'It is stored as another text: let senders compare MD5OfMessageBody with the MD5 of what they sent.',
  async run({ sender }) {
    const { status, md5 } = await sender.post(BODY, { 'content-type': 'application/json' });
    const complaints =
      status === 200 && md5 !== md5Of(BODY) ? ['it is accepted, and what arrives is not what was sent'] : [];
    return findingOf(complaints, status === 200 ? 'it is accepted as it is' : `it is refused with ${status}`);
  },
};
