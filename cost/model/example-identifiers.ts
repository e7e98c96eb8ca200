const UUID = '2e1f3c9a-7d34-4c52-9a0e-5b1f0c6d8e7a';

/** Identifiers of the length that AWS gives them, for records whose bytes are counted. */
export const EXAMPLE = {
  /** Of API Gateway: 16 characters. */
  apiRequestId: 'JKJaXmPLvHcESHA=',
  messageId: UUID,
  eventId: UUID,
  lambdaRequestId: UUID,
  executionName: UUID,
  /** Of SQS: its length is not promised; those of standard queues have some 180 to 420 characters. */
  receiptHandle: `AQEB${'a'.repeat(296)}`,
  epochMs: '1795719600000',
  eventTime: '2026-11-26T19:00:00Z',
  md5: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
  sha256: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
} as const;
