import type { JsonObject } from 'type-fest';
import { parsePayload, type Payload } from '@pipeline/states-language';

/** What an optimized integration adds to the answer of the service. */
export function sdkMetadata(requestId: string, httpStatus = 200): JsonObject {
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: { 'x-amzn-RequestId': [requestId] },
      HttpHeaders: { 'x-amzn-RequestId': requestId },
      HttpStatusCode: httpStatus,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

/** What a service answers, without the fields that it leaves undefined. */
export function answerPayload(answer: object): Payload {
  return { ...parsePayload(JSON.stringify(answer)), isPrinted: true };
}
