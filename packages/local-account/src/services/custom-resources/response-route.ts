import { ControlError, type ControlRoute } from '../../control/control-interface';
import { CONTROL_PATH } from '../../wire/addressee';
import { CUSTOM_RESOURCE_RESPONSE_PATH } from '../../wire/custom-resource-response-path';
import type { Responses } from './responses';

/** `PUT /_local/custom-resource-response?token=…`: what an answer is put to, as to a presigned address of S3 on AWS. */
export function responseRoute(responses: Responses): ControlRoute {
  return {
    method: 'PUT',
    path: CUSTOM_RESOURCE_RESPONSE_PATH.slice(CONTROL_PATH.length),
    summary: 'takes the answer of the provider of a custom resource, at the address that it was given',
    answer: ({ body, queryString }) => {
      const token = new URLSearchParams(queryString).get('token') ?? '';
      if (responses.take(token, body.toString())) return { status: 200, headers: {}, body: '' };
      throw new ControlError(403, 'No answer is waited for here: it has come already, or it is too late.');
    },
  };
}
