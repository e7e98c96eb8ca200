import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { StatesPorts } from '../ports';
import type { HttpRequest } from '../tasks/http/http-message';
import { sendRequest } from '../tasks/http/send-request';

/**
 * What an HTTP Task does: a right that is no operation of the API.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export const invokeHttpEndpoint = operation({
  name: 'InvokeHTTPEndpoint',
  input: z.custom<{
    readonly stateMachineArn: string;
    /** As the task has it, without what the connection adds. */
    readonly endpoint: string;
    readonly request: HttpRequest;
  }>(),
  authorize: ({ stateMachineArn, endpoint, request }) => [
    {
      resource: stateMachineArn,
      context: { 'states:HTTPEndpoint': endpoint, 'states:HTTPMethod': request.method },
    },
  ],
  run: ({ request }, { clock }: Pick<StatesPorts, 'clock'>, { signal }) =>
    sendRequest(request, clock, signal),
});
