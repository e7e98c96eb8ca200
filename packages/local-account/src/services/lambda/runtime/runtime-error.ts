/** An error of the runtime, not of the function's code; the names are AWS's, after `Runtime.`. */
export class RuntimeError extends Error {
  constructor(kind: string, message: string, stack?: string) {
    super(message);
    this.name = `Runtime.${kind}`;
    if (stack !== undefined) this.stack = stack;
  }
}

/** What the Runtime API takes as an error. Node.js sends `trace`, where other runtimes send `stackTrace`. */
export interface ErrorBody {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

/** Describes whatever a handler has thrown. */
export function errorBody(thrown: unknown): ErrorBody {
  if (thrown instanceof Error) {
    return { errorType: thrown.name, errorMessage: thrown.message, trace: thrown.stack?.split('\n') ?? [] };
  }
  return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
}
