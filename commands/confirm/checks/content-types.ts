import { type Answer, md5Of } from '../../aws/transaction-sender';
import { type Check, findingOf } from '../check';

const TYPES = [undefined, 'application/x-www-form-urlencoded', 'text/plain', 'application/octet-stream'];
const BODY = Buffer.from('{"confirm": "content type"}');

/** Whether a body arrives as it is, whatever its content type. */
export const contentTypes: Check = {
  id: 'content-types',
  question: 'Does a body arrive unchanged without a Content-Type, and with one that is not JSON?',
  otherwise: 'Let every sender give Content-Type: application/json, and compare MD5OfMessageBody.',
  async run({ sender }) {
    const complaints: string[] = [];
    for (const type of TYPES) {
      const answer = await sender.post(BODY, type === undefined ? {} : { 'content-type': type });
      const complaint = complaintAbout(answer);
      if (complaint !== undefined) complaints.push(`${type ?? 'no type'}: ${complaint}`);
    }
    return findingOf(complaints, 'no type, form, text and octet-stream arrive unchanged');
  },
};

function complaintAbout({ status, md5 }: Answer): string | undefined {
  if (status !== 200) return `status ${status}`;
  if (md5 === md5Of(BODY)) return undefined;
  return md5 === md5Of(BODY.toString('base64')) ? 'arrives as base64' : 'arrives altered';
}
