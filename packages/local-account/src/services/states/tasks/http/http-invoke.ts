import { TaskFailure } from '@pipeline/states-language';
import { AccessDenied } from '../../../../access/access-denied';
import { AwsError } from '../../../../errors/aws-error';
import type { Call } from '../../../../wire/operation';
import type { TaskNeeds } from '../../needs';
import type { Integration } from '../integration';
import type { HttpRequest } from './http-message';
import { mergeRequest, readHttpArguments } from './http-request';
import { contentTypeOf, responsePayload } from './response-payload';

/** Of responses, and the task fails with them: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
const UNSUPPORTED_TYPE = /^(?:application\/octet-stream|image\/.*|video\/.*|audio\/.*)$/;

/** AWS calls endpoints over TLS only; what runs on this machine has none. */
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|.*\.localhost|\[::1\])$/;

/**
 * `arn:aws:states:::http:invoke`: a request over the network, with what a connection adds.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export const httpInvoke: Integration = {
  run: async ({ connections, endpoints, region }, call, { arguments: args }, { stateMachineArn }) => {
    const given = readHttpArguments(args);
    checkEndpoint(given.ApiEndpoint);
    const { ConnectionArn = '' } = given.InvocationConfig ?? given.Authentication ?? {};
    const request = mergeRequest(given, await credentialsOf(connections, call, ConnectionArn), region);
    const response = await invoke(endpoints, call, {
      stateMachineArn,
      endpoint: given.ApiEndpoint,
      request,
    });
    if (UNSUPPORTED_TYPE.test(contentTypeOf(response))) {
      throw failure(`A response of the type ${contentTypeOf(response)} is not supported`);
    }
    // Not confirmed against AWS: what the cause is.
    if (response.status < 200 || response.status > 299) {
      throw new TaskFailure(`States.Http.StatusCode.${response.status}`, response.body);
    }
    return responsePayload(response);
  },
  describeError: ({ message }) => ({ error: 'States.Runtime', cause: message }),
};

/** @throws TaskFailure `States.Runtime` */
function checkEndpoint(endpoint: string): void {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname))) return;
  throw failure(
    `ApiEndpoint '${endpoint}' is no URL that begins with https:// (for what runs on this machine, http://127.0.0.1 is one, too)`,
  );
}

function failure(cause: string): TaskFailure {
  return new TaskFailure('States.Runtime', cause, true);
}

/** The errors' names are AWS's; which of them stands for what is not confirmed, nor are the causes. */
async function credentialsOf(connections: TaskNeeds['connections'], call: Call, connectionArn: string) {
  try {
    return await connections.retrieveCredentials(call, connectionArn);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const code = error instanceof AccessDenied ? 'AccessDenied' : error.code.replace(/(?:Exception)?$/, '');
    throw new TaskFailure(`Events.ConnectionResource.${code}`, error.message);
  }
}

/** AWS's words: https://github.com/serverless-operations/serverless-step-functions/issues/599. The error's name is not confirmed. */
async function invoke(
  endpoints: TaskNeeds['endpoints'],
  call: Call,
  input: { stateMachineArn: string; endpoint: string; request: HttpRequest },
) {
  try {
    return await endpoints.invoke(call, input);
  } catch (error) {
    if (!(error instanceof AccessDenied)) throw error;
    throw new TaskFailure(
      'States.Permissions',
      `AWS Step Functions is not authorized to perform states:InvokeHTTPEndpoint on API Endpoint ${input.endpoint}. Ensure that the StateMachine role contains the states:InvokeHTTPEndpoint permission for the given API Endpoint`,
    );
  }
}
