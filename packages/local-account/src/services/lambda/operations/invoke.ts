import { randomUUID } from 'node:crypto';
import type { InvocationResponse } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { requireKept } from '../../../store/require-kept';
import { type Call, operation } from '../../../wire/operation';
import type { FunctionReference } from '../function/function-name';
import { functionNotFound } from '../function/function-not-found';
import { readClientContext } from '../invocation/client-context';
import { type InvocationRequest, invokeFunction } from '../invocation/invoke-function';
import { invokeLater } from '../invocation/invoke-later';
import { checkEventSize, checkPayload, readPayload } from '../invocation/payload';
import type { LambdaPorts } from '../ports';
import { functionNameInput, qualifierInput, withReference } from './function-input';

/** What Lambda passes on to a function and the local run does not. */
const notPassedOn = (member: string) =>
  z
    .string()
    .refine(() => false, { error: `The local run does not pass ${member} on` })
    .optional();

const members = z.object({
  FunctionName: functionNameInput,
  Qualifier: qualifierInput,
  InvocationType: z.enum(['Event', 'RequestResponse', 'DryRun']).default('RequestResponse'),
  LogType: z.enum(['None', 'Tail']).default('None'),
  ClientContext: z.string().transform(readClientContext).optional(),
  DurableExecutionName: notPassedOn('DurableExecutionName'),
  TenantId: notPassedOn('TenantId'),
  Payload: z.instanceof(Buffer).transform(readPayload),
});

/** What Invoke takes of another service, which has read or written the payload already. */
export const invokeMembersOfService = members.omit({ Payload: true });

/** What Invoke takes, read. */
export interface InvokeInput {
  readonly reference: FunctionReference;
  readonly InvocationType: 'Event' | 'RequestResponse' | 'DryRun';
  readonly LogType: 'None' | 'Tail';
  /** JSON. @default - the caller tells nothing of itself */
  readonly ClientContext?: string;
  /** JSON. */
  readonly Payload: string;
}

/** What Invoke gives. */
export interface InvokeOutput extends Omit<InvocationResponse, 'Payload'> {
  readonly RequestId: string;
  /** JSON: what the function returned, or how it failed; empty where nobody waits for it. */
  readonly Payload: string;
}

export const invoke = operation({
  name: 'Invoke',
  action: 'lambda:InvokeFunction',
  http: {
    method: 'POST',
    path: '/2015-03-31/functions/{FunctionName}/invocations',
    query: ['Qualifier'],
    headers: {
      InvocationType: 'X-Amz-Invocation-Type',
      LogType: 'X-Amz-Log-Type',
      ClientContext: 'X-Amz-Client-Context',
      DurableExecutionName: 'X-Amz-Durable-Execution-Name',
      TenantId: 'X-Amz-Tenant-Id',
    },
    payload: 'Payload',
    output: {
      headers: {
        FunctionError: 'X-Amz-Function-Error',
        LogResult: 'X-Amz-Log-Result',
        ExecutedVersion: 'X-Amz-Executed-Version',
        RequestId: 'x-amzn-requestid',
      },
      payload: 'Payload',
      status: 'StatusCode',
    },
  },
  input: ({ account }: LambdaPorts) => members.transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: async (input: InvokeInput, ports: LambdaPorts, call): Promise<InvokeOutput> => {
    const request = acceptRequest(input, ports, call);
    switch (input.InvocationType) {
      case 'DryRun':
        return { StatusCode: 204, RequestId: request.requestId, Payload: '' };
      case 'Event':
        checkEventSize(request.payload);
        await requireKept(ports.store, call);
        // "Lambda passes the ClientContext object to your function for synchronous invocations only" (API_Invoke).
        invokeLater({ ...request, clientContext: undefined }, ports);
        await requireKept(ports.store, call);
        return { StatusCode: 202, RequestId: request.requestId, Payload: '' };
      case 'RequestResponse':
        return invokeNow(request, input.LogType, ports);
    }
  },
});

/** Checks what can be told of an invocation before it. */
function acceptRequest(
  { reference, ClientContext: clientContext, Payload: payload }: InvokeInput,
  { functions, identify }: LambdaPorts,
  { transaction, holdTime }: Call,
): InvocationRequest {
  const { functionArn, qualifier } = reference;
  // Invoke names the version that it looked for; operations that look at a function do not (recorded on AWS).
  if (!functions.has(reference)) {
    throw functionNotFound(qualifier === undefined ? `${functionArn}:$LATEST` : functionArn);
  }
  checkPayload(payload);
  return {
    reference,
    payload,
    clientContext,
    requestId: randomUUID(),
    transaction: transaction ?? identify({ body: payload, attributes: {} }),
    holdTime,
  };
}

async function invokeNow(
  request: InvocationRequest,
  logType: InvokeInput['LogType'],
  ports: LambdaPorts,
): Promise<InvokeOutput> {
  const { payload, hasFailed, version, logTail } = await invokeFunction(ports, request);
  return {
    StatusCode: 200,
    ExecutedVersion: version,
    ...(hasFailed && { FunctionError: 'Unhandled' }),
    ...(logType === 'Tail' && { LogResult: Buffer.from(logTail.text).toString('base64') }),
    Payload: payload,
    RequestId: request.requestId,
  };
}
