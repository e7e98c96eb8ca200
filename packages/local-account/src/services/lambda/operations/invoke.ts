import type { InvocationResponse } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { functionNameInput, qualifierInput } from './function-input';

/** What Lambda passes on to a function and the local run does not. */
const notPassedOn = (member: string) =>
  z
    .string()
    .refine(() => false, { error: `The local run does not pass ${member} on` })
    .optional();

export const invoke = operation({
  name: 'Invoke',
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
  input: z.object({
    FunctionName: functionNameInput,
    Qualifier: qualifierInput,
    InvocationType: z.enum(['Event', 'RequestResponse', 'DryRun']).default('RequestResponse'),
    LogType: z.enum(['None', 'Tail']).default('None'),
    ClientContext: notPassedOn('ClientContext'),
    DurableExecutionName: notPassedOn('DurableExecutionName'),
    TenantId: notPassedOn('TenantId'),
    Payload: z.instanceof(Buffer),
  }),
  run: async (input, caller, { lambda }: LocalWorld) => {
    const { InvocationType, LogType } = input;
    const request = {
      functionName: input.FunctionName,
      qualifier: input.Qualifier,
      payload: textOf(input.Payload),
    };
    if (InvocationType === 'DryRun') {
      lambda.checkInvoke(caller, request);
      return answer({ StatusCode: 204 });
    }
    if (InvocationType === 'Event') {
      return answer({ StatusCode: 202, RequestId: lambda.invokeEvent(caller, request).requestId });
    }
    const result = await lambda.invoke(caller, request);
    return answer({
      StatusCode: result.statusCode,
      ExecutedVersion: result.executedVersion,
      FunctionError: result.functionError,
      LogResult: LogType === 'Tail' ? Buffer.from(result.logTail).toString('base64') : undefined,
      Payload: result.payload,
      RequestId: result.requestId,
    });
  },
});

type Answer = Omit<InvocationResponse, 'Payload'> & {
  readonly Payload?: string;
  readonly RequestId?: string;
};

function answer(given: Answer): Answer {
  return given;
}

/** @throws AwsError `InvalidRequestContentException` for what is not UTF-8 */
function textOf(payload: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload);
  } catch {
    throw new AwsError(
      'InvalidRequestContentException',
      'Could not parse request body into json: Invalid UTF-8',
    );
  }
}
