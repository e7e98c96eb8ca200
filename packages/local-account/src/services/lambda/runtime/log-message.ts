import { format } from 'node:util';

/** One call of the console. */
export interface LogCall {
  readonly time: Date;
  readonly level: string;
  readonly requestId: string;
  readonly args: readonly unknown[];
}

/** The text format: fields with tabs between them, and the end of the line. */
export function textLogMessage({ time, level, requestId, args }: LogCall): string {
  return `${[time.toISOString(), requestId, level, format(...args)].join('\t')}\n`;
}

/**
 * The JSON format: a single argument becomes `message` as it is, if it can be JSON; several are formatted into one string,
 * and the first error after the first argument is described beside it (aws-lambda-nodejs-runtime-interface-client, formatter.ts).
 */
export function jsonLogMessage({ time, level, requestId, args }: LogCall): string {
  const record = { timestamp: time.toISOString(), level, requestId };
  const [message, ...others] = args;
  if (others.length === 0) return singleArgument(record, message);
  const error = others.find((argument) => argument instanceof Error);
  return JSON.stringify({ ...record, message: format(...args), ...(error && describe(error)) });
}

function singleArgument(record: object, message: unknown): string {
  try {
    return JSON.stringify({ ...record, message }, (_key, value: unknown) =>
      value instanceof Error ? { ...describe(value), ...value } : value,
    );
  } catch {
    // Not JSON (a circle, a bigint, a toJSON that throws): AWS formats it instead.
    return JSON.stringify({ ...record, message: format(message) });
  }
}

function describe(error: Error): object {
  return {
    errorType: error.constructor.name,
    errorMessage: error.message,
    stackTrace: error.stack?.split('\n') ?? [],
  };
}
