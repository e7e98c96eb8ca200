import type { PutEventsResponse } from '@aws-sdk/client-eventbridge';
import type { SendMessageResult } from '@aws-sdk/client-sqs';
import type { ServedOperation } from '../../service';
import type { Call } from '../../wire/operation';
import type { InvokeApi } from '../http-api';
import type { HttpRequest, HttpResponse } from './tasks/http/http-message';

/** A message attribute, as a client of SQS gives it. */
export interface TaskMessageAttribute {
  readonly DataType?: string;
  readonly StringValue?: string;
  readonly BinaryValue?: Uint8Array;
}

/** An entry as a task puts it. */
export interface TaskEventEntry {
  readonly Detail?: string;
  readonly DetailType?: string;
  readonly EventBusName?: string;
  readonly Resources?: string[];
  readonly Source?: string;
  /** As text: a workflow's values are JSON. */
  readonly Time?: string;
  readonly TraceHeader?: string;
}

/** A log that executions are written to. */
export interface VendedLog {
  /** @param timestamp in milliseconds since the epoch */
  write(timestamp: number, record: string): void;
}

/** What Invoke answers. */
export interface FunctionAnswer {
  readonly StatusCode?: number;
  readonly ExecutedVersion?: string;
  readonly FunctionError?: string;
  readonly LogResult?: string;
  /** JSON; empty where the function's result is not waited for. */
  readonly Payload: string;
  readonly RequestId: string;
}

/** The APIs of the account's services. */
export interface AwsApis {
  /**
   * @param service its name in IAM's actions
   * @param operation such as `CreateQueue`
   * @returns undefined for one that the account does not serve
   */
  find(service: string, operation: string): ServedOperation | undefined;
}

/** What a connection adds to a request: of the same name, the connection's counts. */
export interface ConnectionCredentials {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly queryParameters: readonly (readonly [name: string, value: string])[];
  readonly bodyParameters: readonly (readonly [name: string, value: string])[];
}

/** What tasks call of other services. */
export interface TaskServices {
  readonly apis: AwsApis;
  readonly connections: {
    /** @throws AwsError as EventBridge answers; AccessDenied */
    retrieveCredentials(call: Call, connectionArn: string): Promise<ConnectionCredentials>;
  };
  readonly invokeApi: InvokeApi;
  readonly functions: {
    /** @param input.Payload JSON @throws AwsError as Lambda answers */
    invoke(
      call: Call,
      input: {
        readonly FunctionName: string;
        readonly Qualifier?: string;
        readonly InvocationType?: string;
        readonly LogType?: string;
        readonly ClientContext?: string;
        readonly Payload: string;
      },
    ): Promise<FunctionAnswer>;
  };
  readonly queues: {
    /** The queue that a URL stands for. @throws AwsError as SQS answers to what is no queue URL */
    queueArnOfUrl(queueUrl: string): string;
    /** @throws AwsError as SQS answers */
    sendMessage(
      call: Call,
      input: {
        readonly queueArn: string;
        readonly MessageBody?: string;
        readonly DelaySeconds?: number;
        readonly MessageAttributes?: Record<string, TaskMessageAttribute>;
        readonly MessageGroupId?: string;
        readonly MessageDeduplicationId?: string;
      },
    ): Promise<SendMessageResult>;
  };
  readonly buses: {
    /** @throws AwsError as EventBridge answers */
    putEvents(
      call: Call,
      input: { readonly Entries: TaskEventEntry[]; readonly EndpointId?: string },
    ): Promise<PutEventsResponse>;
  };
}

/** What tasks call. */
export interface TaskNeeds extends TaskServices {
  readonly region: string;
  readonly endpoints: {
    /** Calls an endpoint over the network. @throws AccessDenied; TaskFailure for one that cannot be reached */
    invoke(
      call: Call,
      input: { readonly stateMachineArn: string; readonly endpoint: string; readonly request: HttpRequest },
    ): Promise<HttpResponse>;
  };
}

/** What Step Functions needs of other services. */
export interface StatesNeeds extends TaskServices {
  readonly logs: {
    /**
     * @param logGroupArn with or without `:*`
     * @throws AwsError `ResourceNotFoundException`
     */
    openVendedLog(logGroupArn: string, logStreamName: string): VendedLog;
  };
}
