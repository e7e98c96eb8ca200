import type { AwsError } from '../../../errors/aws-error';

/** Errors whose model spells the member with a capital letter; the others have `message`. */
const CAPITAL_MESSAGE = new Set(['ResourceNotFoundException', 'ServiceException']);

/** Errors that are no part of the API's model, and have no `Type`. */
const UNTYPED = new Set(['ValidationException', 'UnknownOperationException', 'SerializationException']);

/** The body of an error, which no two services of AWS have alike. */
export function errorBody(error: AwsError): object {
  const { code, message, httpStatus, members } = error;
  return {
    ...members,
    ...(!UNTYPED.has(code) && { Type: httpStatus < 500 ? 'User' : 'Service' }),
    [CAPITAL_MESSAGE.has(code) ? 'Message' : 'message']: message,
  };
}
