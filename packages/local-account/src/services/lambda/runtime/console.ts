import { accountTime } from './account-time';
import { jsonLogMessage, textLogMessage } from './log-message';
import { errorBody } from './runtime-error';

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

/** How the function logs, and where to. */
export interface LogSettings {
  readonly format: string;
  /** @default - every level: the text format is not filtered */
  readonly minimumLevel?: string;
  currentRequestId(): string;
  write(timestampMs: number, message: string): void;
}

/** Makes the console write log records, as AWS's runtime does. */
export function patchConsole(settings: LogSettings): void {
  const render = settings.format === 'JSON' ? jsonLogMessage : textLogMessage;
  const minimum = LEVELS.indexOf(settings.minimumLevel ?? 'TRACE');
  const logger = (level: string) => {
    if (LEVELS.indexOf(level) < minimum) return () => undefined;
    return (...args: unknown[]) => {
      const time = new Date(accountTime());
      const requestId = settings.currentRequestId();
      settings.write(time.getTime(), render({ time, level, requestId, args }));
    };
  };
  const info = logger('INFO');
  Object.assign(globalThis.console, {
    trace: logger('TRACE'),
    debug: logger('DEBUG'),
    info,
    log: info,
    warn: logger('WARN'),
    error: logger('ERROR'),
    fatal: logger('FATAL'),
  });
}

/** Logs an error that the runtime has caught. @param what said of it in the text format only */
export function logCaughtError(format: string, what: string, thrown: unknown): void {
  const { console } = globalThis;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (format === 'JSON') console.error(error);
  else console.error(what, `\t${describe(error)}`);
}

function describe(error: Error): string {
  const { errorType, errorMessage, trace } = errorBody(error);
  try {
    return JSON.stringify({ errorType, errorMessage, ...error, stack: trace });
  } catch {
    return JSON.stringify({ errorType, errorMessage, trace });
  }
}
