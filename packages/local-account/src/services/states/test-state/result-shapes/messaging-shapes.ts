import { z } from 'zod';
import { boundedText, bytes, fields, text, time } from './fields';

export const MESSAGING_SHAPES = {
  'events:putEvents': fields({
    Entries: z.array(fields({ ErrorCode: text, ErrorMessage: text, EventId: boundedText(0, 64) })),
    FailedEntryCount: z.number(),
  }),
  'kms:encrypt': fields({
    CiphertextBlob: bytes.min(1),
    EncryptionAlgorithm: z.enum(['SYMMETRIC_DEFAULT', 'RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256', 'SM2PKE']),
    KeyId: boundedText(1, 2048),
  }),
  'sns:publish': fields({ MessageId: text, SequenceNumber: text }),
  // AWS does not look at `MD5OfMessageBody`, nor so at its neighbours of that spelling.
  'sqs:sendMessage': fields({ MessageId: text, SequenceNumber: text }),
  'states:startExecution': z.looseObject({ ExecutionArn: boundedText(1, 256), StartDate: time }),
  'sfn:startExecution': z.looseObject({ ExecutionArn: boundedText(1, 256), StartDate: time }),
};
