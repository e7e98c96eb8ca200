export { protocolError, type ProtocolError } from './error/protocol-error';
export type { ReceiveOptions } from './operation/receive-message';
export type { Fault } from './operation/sqs-context';
export type { Queue } from './queue/queue';
export { SqsService, type QueueInput, type SqsPorts } from './sqs-service';
