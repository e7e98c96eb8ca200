import type { DestinationNeeds, LogWriter, SourceNeeds } from '../../../src/services/lambda/needs';

/** One log event of a function. */
export interface LoggedEvent {
  readonly logStreamName: string;
  readonly timestampMs: number;
  readonly message: string;
}

/** In the place of CloudWatch Logs: takes whatever comes, whoever writes it. */
export function logSink(logged: LoggedEvent[] = []): LogWriter {
  return {
    createLogGroup: () => Promise.resolve({}),
    createLogStream: () => Promise.resolve({}),
    putLogEvents: (_, { logStreamName, logEvents }) => {
      for (const { timestamp, message } of logEvents) {
        logged.push({ logStreamName, timestampMs: timestamp, message });
      }
      return Promise.resolve({});
    },
  };
}

/** Sources of a test whose functions have none. */
export const NO_SOURCES: SourceNeeds = {
  receiveMessage: () => Promise.reject(new Error('There is no queue')),
  deleteMessageBatch: () => Promise.reject(new Error('There is no queue')),
  visibilityTimeoutSeconds: () => undefined,
};

/** Destinations of a test whose functions have none. */
export const NO_DESTINATIONS: DestinationNeeds = {
  queues: { sendMessage: () => Promise.reject(new Error('There is no queue')) },
  buses: { putEvents: () => Promise.reject(new Error('There is no bus')) },
  topics: { publish: () => Promise.reject(new Error('There is no topic')) },
  functions: { invoke: () => Promise.reject(new Error('There is no function')) },
};
