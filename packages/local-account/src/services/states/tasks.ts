import { randomUUID } from 'node:crypto';
import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { SendMessageRequest } from '@aws-sdk/client-sqs';
import {
  parsePayload,
  type Payload,
  payloadOf,
  type TaskCall,
  TaskFailure,
  type TaskPort,
} from '@pipeline/states-language';
import type { Caller } from '../../access/caller';
import { AwsError } from '../../errors/aws-error';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { TransactionIdentity } from '../../trace/trace-record';
import type { Call } from '../../wire/operation';
import type { EventsService } from '../events/events-service';
import type { InvokedFunctions } from '../lambda';
import type { SqsService } from '../sqs';

export interface TaskServices {
  readonly functions: Pick<InvokedFunctions, 'invoke'>;
  readonly sqs: SqsService;
  readonly events: EventsService;
}

/**
 * The service integrations of Task states, called with the role of the state machine.
 *
 * @param assumeRole takes on the role, anew for each task; throws AccessDenied
 */
export function taskPort(services: TaskServices, assumeRole: () => Caller): TaskPort<TransactionIdentity> {
  return {
    runTask: async (call) => {
      try {
        return await callIntegration(services, assumeRole(), call);
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        throw taskFailure(call.integration, error);
      }
    },
  };
}

async function callIntegration(
  services: TaskServices,
  caller: Caller,
  call: TaskCall<TransactionIdentity>,
): Promise<Payload> {
  const forTask: Call = { caller, signal: call.signal, transaction: call.attachment };
  const argument = isJsonObject(call.arguments.value) ? call.arguments.value : {};
  switch (call.integration) {
    case 'lambda:invoke': {
      const { FunctionName, Payload: payload = {} } = argument;
      const functionName = typeof FunctionName === 'string' ? FunctionName : '';
      const { requestId, result } = await invoke(
        services.functions,
        forTask,
        functionName,
        payloadOf(payload),
      );
      return payloadOf({
        ExecutedVersion: '$LATEST',
        Payload: result.value,
        ...sdkMetadata(requestId),
        StatusCode: 200,
      });
    }
    case 'lambda:function':
      return (await invoke(services.functions, forTask, call.resource, call.arguments)).result;
    case 'sqs:sendMessage': {
      const sent = await services.sqs.sendMessage(caller, sendMessageRequest(argument));
      return answerOf({ ...sent, ...sdkMetadata(randomUUID()) });
    }
    case 'events:putEvents': {
      const { Entries: entries } = argument;
      const result = services.events.putEvents(
        caller,
        (Array.isArray(entries) ? entries : []).map(putEventsEntry),
      );
      const failed = result.Entries?.find(({ ErrorCode }) => ErrorCode !== undefined);
      // A call that leaves entries behind fails the task: https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html
      if (failed) throw new TaskFailure('EventBridge.FailedEntry', JSON.stringify(result));
      return answerOf({ ...result, ...sdkMetadata(randomUUID()) });
    }
  }
}

/** @throws TaskFailure with the function's error type, and its whole error object as the cause */
async function invoke(
  functions: TaskServices['functions'],
  call: Call,
  functionName: string,
  payload: Payload,
): Promise<{ requestId: string; result: Payload }> {
  const answer = await functions.invoke(call, { FunctionName: functionName, Payload: payload.text });
  const result = parsePayload(answer.Payload);
  if (answer.FunctionError === undefined) return { requestId: answer.RequestId, result };
  const { value: error } = result;
  const errorType =
    isJsonObject(error) && typeof error.errorType === 'string' ? error.errorType : 'Lambda.Unknown';
  throw new TaskFailure(errorType, answer.Payload);
}

/** An object as the body becomes text: https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html */
function sendMessageRequest(argument: JsonObject): SendMessageRequest {
  const { MessageBody: body, ...more } = argument;
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  return { ...more, MessageBody: text } as unknown as SendMessageRequest;
}

/** An object as the detail becomes text: https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html */
function putEventsEntry(entry: JsonValue): PutEventsRequestEntry {
  const { Detail: detail, ...more } = isJsonObject(entry) ? entry : {};
  const text = typeof detail === 'string' || detail === undefined ? detail : JSON.stringify(detail);
  return { ...more, Detail: text };
}

/** How Step Functions names and words an error of a service that it calls, as recorded of AWS by LocalStack's tests. */
function taskFailure(integration: TaskCall['integration'], error: AwsError): TaskFailure {
  const { code, message, httpStatus } = error;
  const details = `Status Code: ${httpStatus}; Error Code: ${code}; Request ID: ${randomUUID()}; Proxy: null`;
  switch (integration) {
    case 'lambda:invoke':
    case 'lambda:function': {
      // Refusals of the call itself have one name of their own; throttling keeps its code.
      const refused = /AccessDenied|Serialization|Validation|InvalidRequest/.test(code);
      return new TaskFailure(
        `Lambda.${refused ? 'AWSLambdaException' : code}`,
        `${message} (Service: Lambda, ${details})`,
      );
    }
    case 'sqs:sendMessage':
      return new TaskFailure('SQS.AmazonSQSException', `${message} (Service: AmazonSQS; ${details})`);
    case 'events:putEvents':
      return new TaskFailure(`EventBridge.${code}`, `${message} (Service: AmazonEventBridge; ${details})`);
  }
}

function sdkMetadata(requestId: string): JsonObject {
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: { 'x-amzn-RequestId': [requestId] },
      HttpHeaders: { 'x-amzn-RequestId': requestId },
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

/** What a service answers, without the fields that it leaves undefined. */
function answerOf(result: object): Payload {
  return parsePayload(JSON.stringify(result));
}
