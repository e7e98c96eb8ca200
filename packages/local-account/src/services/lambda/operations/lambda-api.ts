import type { AwsError } from '../../../errors/aws-error';
import { restJson } from '../../../wire/rest-json';
import type { ServiceApi } from '../../../wire/service-api';
import type { LocalWorld } from '../../local-world';
import { TooManyRequests } from '..';
import { getFunction } from './get-function';
import { getFunctionConfiguration } from './get-function-configuration';
import { invoke } from './invoke';
import { listFunctions } from './list-functions';
import { NOT_SERVED } from './not-served';
import { updateFunctionCode } from './update-function-code';

/** Errors whose model spells the member with a capital letter; the others have `message`. */
const CAPITAL_MESSAGE = new Set(['ResourceNotFoundException', 'ServiceException']);

/** Errors that are no part of the API's model, and have no `Type`. */
const UNTYPED = new Set(['ValidationException', 'UnknownOperationException', 'SerializationException']);

/** Lambda: the stack's functions, looked at, invoked and given other code. */
export const lambdaApi: ServiceApi<LocalWorld> = {
  signingName: 'lambda',
  protocol: restJson({ errorBody, notServed: NOT_SERVED }),
  operations: [getFunction, getFunctionConfiguration, invoke, listFunctions, updateFunctionCode],
};

function errorBody(error: AwsError): object {
  const { code, message, httpStatus } = error;
  return {
    ...(error instanceof TooManyRequests && { Reason: error.reason }),
    ...(!UNTYPED.has(code) && { Type: httpStatus < 500 ? 'User' : 'Service' }),
    [CAPITAL_MESSAGE.has(code) ? 'Message' : 'message']: message,
  };
}
