/** An expression for the event that an execution was started with, whatever the state's own input is. */
export const EVENT = '$states.context.Execution.Input';

/** An expression for the transaction: the body as the client sent it, a text. */
export const BODY = `${EVENT}.detail.body`;

const MESSAGE_ATTRIBUTE = `${EVENT}.detail.messageAttributes.apiRequestId.stringValue`;

/** An expression for the transaction's identity; an empty text where an event has none, which is no reason to fail. */
export const API_REQUEST_ID = `($exists(${MESSAGE_ATTRIBUTE}) ? $string(${MESSAGE_ATTRIBUTE}) : "")`;
