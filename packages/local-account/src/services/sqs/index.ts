export { type ProtocolError, protocolError } from './error/protocol-error';
export type { ReceiveOptions } from './operations/receive-message';
export type { Fault } from './operations/sqs-context';
export type { Queue } from './queue/queue';
export { type QueueInput, type SqsPorts, SqsService } from './sqs-service';
