/** What is known of which transaction a record is about: nothing, where nothing tells. */
export interface TransactionIdentity {
  /** What the owner of the stack calls it by; of a request to an HTTP API, the request id. */
  readonly id?: string;
  /** The id SQS gave the message; another one after a redrive. */
  readonly messageId?: string;
  /** The replay that sends it once more. @default - it is on its first way */
  readonly replayName?: string;
}

/** What happened at one hop. */
export type Happening =
  | {
      readonly what: 'RequestAnswered';
      readonly routeKey: string;
      readonly status: number;
      readonly error?: string;
    }
  | {
      readonly what: 'MessageSent';
      readonly bodyBytes: number;
      /** Names, types and values. */
      readonly attributeBytes: number;
      /** The first 200 characters of the body. */
      readonly bodyStart: string;
    }
  | { readonly what: 'MessageReceived'; readonly receiveCount: number }
  | { readonly what: 'MessageDeleted' }
  | { readonly what: 'MessageMoved'; readonly to: string; readonly newMessageId?: string }
  | { readonly what: 'MessageExpired' }
  /** A pipe, or an event source mapping, deletes a message that no filter of it matches. */
  | { readonly what: 'MessageFilteredOut' }
  | { readonly what: 'PipeBatchFailed'; readonly error: string; readonly messages: number }
  /** Of an event source mapping: the messages come back by the visibility timeout. */
  | { readonly what: 'EventSourceBatchFailed'; readonly error: string; readonly messages: number }
  | { readonly what: 'EventPut'; readonly eventId: string }
  | { readonly what: 'EventReplayed'; readonly eventId: string; readonly replayName: string }
  | {
      readonly what: 'EventArchived';
      readonly eventId: string;
      /** How long it takes until it can be replayed. @default - it can be at once */
      readonly delayMs?: number;
    }
  | { readonly what: 'EventMatchedNoRule'; readonly eventId: string }
  | { readonly what: 'RuleMatched'; readonly eventId: string }
  | { readonly what: 'ScheduleFired'; readonly eventId: string }
  | {
      readonly what: 'TargetFailed';
      readonly eventId: string;
      readonly code: string;
      readonly message: string;
      readonly retryInMs?: number;
    }
  | {
      readonly what: 'DeadLetterSent';
      readonly eventId: string;
      readonly code: string;
      readonly queueArn: string;
    }
  | {
      readonly what: 'DeadLetterLost';
      readonly eventId: string;
      readonly code: string;
      readonly message: string;
    }
  | {
      readonly what: 'NotificationPublished';
      readonly messageId: string;
      /** How many get it. */
      readonly subscriptions: number;
    }
  | { readonly what: 'NotificationFailed'; readonly message: string; readonly retryInMs?: number }
  | {
      readonly what: 'NotificationGivenUp';
      /** The dead-letter queue that has it. @default - none has it */
      readonly queueArn?: string;
      /** Why it is lost. @default - it is not */
      readonly lost?: string;
    }
  | {
      /** An item of a table that is there now as it was not before, or is there no more. */
      readonly what: 'ItemWritten' | 'ItemDeleted';
      /** The attributes of its key, in JSON, as DynamoDB has them. */
      readonly key: string;
    }
  | { readonly what: 'ReplayStarted' }
  | { readonly what: 'ReplayEnded'; readonly state: string; readonly events: number }
  | { readonly what: 'ExecutionStarted'; readonly executionArn: string }
  | {
      readonly what: 'ExecutionEnded';
      readonly executionArn: string;
      readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
      readonly error?: string;
      readonly cause?: string;
    }
  | { readonly what: 'FunctionStarted'; readonly requestId: string }
  | {
      readonly what: 'FunctionEnded';
      readonly requestId: string;
      readonly durationMs: number;
      /** The error's type, when the function failed. */
      readonly error?: string;
    }
  /** What became of an event that nobody waits for, told to a destination, or to the function's dead-letter queue. */
  | { readonly what: 'ResultSent'; readonly condition: string; readonly destination: string }
  | {
      readonly what: 'ResultLost';
      readonly condition: string;
      readonly destination: string;
      readonly message: string;
    }
  | { readonly what: 'LogWritten'; readonly logStreamName: string; readonly message: string }
  /** A log group or an archive begins to drop what is oldest, for want of room. */
  | { readonly what: 'OldestDropped'; readonly message: string }
  /** Nothing new is accepted, until there is space again. */
  | { readonly what: 'DiskFull'; readonly message: string }
  | { readonly what: 'DiskHasSpace' }
  /** A resource that somebody has started, stopped, switched on or off, or deleted. */
  | { readonly what: 'StateChanged'; readonly state: string; readonly reason?: string }
  | {
      /** An operation on a stack has come to its end. */
      readonly what: 'StackSettled';
      readonly stackName: string;
      /** As CloudFormation calls it, such as `UPDATE_COMPLETE`. */
      readonly status: string;
      /** What was done to which resources, or why it failed, in words. */
      readonly text: string;
      readonly hasFailed: boolean;
    }
  | { readonly what: 'AccessDenied'; readonly action: string; readonly message: string }
  /** Something has gone wrong on purpose. */
  | {
      readonly what: 'FaultStruck';
      readonly faultId: string;
      /** What has gone wrong, such as `throttle`. */
      readonly fault: string;
      /** Where, such as `sqs:SendMessage`. */
      readonly hop: string;
    };

export type TraceRecord = Happening & {
  /** When, in milliseconds since the epoch. */
  readonly time: number;
  /** The physical name or ARN of the resource at which it happened. */
  readonly resource: string;
  readonly transaction: TransactionIdentity;
};
