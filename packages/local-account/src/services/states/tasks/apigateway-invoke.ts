import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { partsOf, type Payload, TaskFailure } from '@pipeline/states-language';
import type { WireResponse } from '../../../wire/http-server';
import { responsePayload } from './http/response-payload';
import { type Integration, readArguments } from './integration';

const lists = z.record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean()]))).default({});

const apiArguments = z.object({
  ApiEndpoint: z.string(),
  Method: z.string(),
  Stage: z.string().optional(),
  Path: z.string().default(''),
  Headers: lists,
  QueryParameters: lists,
  AuthType: z.string().default('NO_AUTH'),
});

/**
 * `arn:aws:states:::apigateway:invoke`: a request to an HTTP API of the account.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
export const apiGatewayInvoke: Integration = {
  run: async ({ invokeApi }, call, { arguments: args }) => {
    const { ApiEndpoint, Method, AuthType, ...given } = readArguments(apiArguments, args.value);
    if (AuthType === 'RESOURCE_POLICY') {
      throw refusal(`AuthType RESOURCE_POLICY is of REST APIs, and the local run has HTTP APIs only`);
    }
    const body = bodyOf(partsOf(args).get('RequestBody'));
    const response = await invokeApi({
      host: ApiEndpoint,
      method: Method,
      path: pathOf(given),
      queryString: queryOf(given.QueryParameters),
      headers: [
        ['user-agent', 'Amazon|StepFunctions|ApiGatewayInvoke'],
        ['content-type', 'application/json'],
        ...Object.entries(given.Headers).map(
          ([name, values]) => [name.toLowerCase(), values.join(',')] as const,
        ),
      ],
      body,
      signer: AuthType === 'IAM_ROLE' ? call.caller : undefined,
      signal: call.signal,
    });
    if (!response) {
      throw refusal(
        `ApiEndpoint '${ApiEndpoint}' is no HTTP API of this account, and the local run reaches no other; it has no REST APIs`,
      );
    }
    return resultOf(response);
  },
  // Only arguments can be wrong in this way.
  describeError: ({ code, message }) => ({ error: `ApiGateway.${code}`, cause: message }),
};

/** Whatever the body is, it goes as JSON: a text has quotes (recorded on AWS). */
function bodyOf(body: Payload | undefined): Buffer {
  const { value = null, text = '' } = body ?? {};
  return Buffer.from(value === null ? '' : text);
}

function pathOf({ Stage, Path }: { readonly Stage?: string; readonly Path: string }): string {
  const stage = Stage === undefined ? '' : `/${Stage}`;
  return encodeURI(`${stage}/${Path.replace(/^\//, '')}`);
}

function queryOf(parameters: z.output<typeof lists>): string {
  const pairs = Object.entries(parameters).flatMap(([name, values]) =>
    values.map((value) => [name, String(value)] as const),
  );
  return pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
}

/** @throws TaskFailure for any status but 2xx, with the body as the cause */
function resultOf({ status, headers = {}, body = '' }: WireResponse): Payload {
  const text = body.toString();
  if (status < 200 || status > 299) throw new TaskFailure(`ApiGateway.${status}`, text);
  return responsePayload({
    status,
    statusText: STATUS_CODES[status] ?? '',
    headers: Object.entries(headers).map(([name, value]) => [capitalize(name), value]),
    body: text,
  });
}

/** As over the network; inside the account names are in lower case. */
function capitalize(name: string): string {
  return name.replace(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

function refusal(cause: string): TaskFailure {
  return new TaskFailure('States.Runtime', cause, true);
}
