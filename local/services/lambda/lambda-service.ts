import { randomUUID } from 'node:crypto';
import type { Access } from '../../access/access';
import type { Caller } from '../../access/caller';
import type { Account } from '../../account';
import { AwsError } from '../../aws-error';
import type { Trace } from '../../trace/trace';
import { identityOfEventText } from '../../trace/transaction-identity';
import type { Invocation } from './execution-environment';
import type { FunctionConfiguration, FunctionLog } from './function-configuration';
import { parseFunctionName, type FunctionReference } from './function-name';
import type { Fault } from './function-runtime';
import { DEFAULT_LIMITS, LocalFunction, type LambdaLimits } from './local-function';
import { checkedPayload } from './payload';
import { validateFunction } from './validate-function';

/** What the service needs from outside. */
export interface LambdaPorts {
  readonly account: Account;
  readonly access: Access;
  readonly trace: Trace;
  logFor(configuration: FunctionConfiguration): FunctionLog;
  /** Where the functions' SDK calls go, asked for when an environment starts. @default - AWS itself */
  readonly endpointUrl?: () => string;
  /**
   * Faults on purpose: called before a function gets an event. Throw an AwsError to refuse the invocation (to throttle it, for
   * one); return `hang` to let the function time out, or `crash` to kill its process.
   *
   * @default - nothing goes wrong on purpose
   */
  readonly beforeInvoke?: (functionName: string, requestId: string) => Fault | void | Promise<Fault | void>;
  readonly limits?: Partial<LambdaLimits>;
}

/** A synchronous invocation. */
export interface InvokeRequest {
  /** Name, ARN or partial ARN, with or without `:$LATEST`. */
  readonly functionName: string;
  /** JSON. An empty one stands for `{}`. */
  readonly payload: string;
}

/** What a synchronous invocation gives. */
export interface InvokeResult {
  readonly statusCode: 200;
  readonly executedVersion: '$LATEST';
  /** What the handler returned, as JSON; after a failure, an object with `errorType` and `errorMessage`. */
  readonly payload: string;
  /** Set after a failure of the function. */
  readonly functionError?: 'Unhandled';
  readonly requestId: string;
  /** The last 4 KB of what the invocation logged; AWS's API gives it in base64. */
  readonly logTail: string;
}

/** Lambda, for functions in Node.js. */
export class LambdaService {
  private readonly functions = new Map<string, LocalFunction>();

  constructor(private readonly ports: LambdaPorts) {}

  /** @throws AwsError as CreateFunction does, for a configuration that AWS would refuse or that cannot run here */
  createFunction(configuration: FunctionConfiguration): LocalFunction {
    const { functionName } = configuration;
    validateFunction(configuration);
    if (this.functions.has(functionName)) {
      throw new AwsError('ResourceConflictException', `Function already exist: ${functionName}`, 409);
    }
    const { account, endpointUrl } = this.ports;
    const limits = { ...DEFAULT_LIMITS, ...this.ports.limits };
    const { initTimeoutSeconds } = limits;
    const log = this.ports.logFor(configuration);
    const created = new LocalFunction(
      configuration,
      { account, log, initTimeoutSeconds },
      limits,
      endpointUrl,
    );
    this.functions.set(functionName, created);
    return created;
  }

  /** The configuration of a function, if there is such a function. */
  getFunction(functionName: string): FunctionConfiguration | undefined {
    return this.functions.get(functionName)?.configuration;
  }

  /**
   * Makes a function ready for invocations.
   *
   * @param options.prewarm whether to start an environment at once. @default false
   * @throws AwsError ResourceNotFoundException
   */
  async start(functionName: string, { prewarm = false } = {}): Promise<void> {
    await this.find(this.parse(functionName)).start(prewarm);
  }

  /** Ends the function's environments and removes it; an invocation under way fails. */
  async stop(functionName: string): Promise<void> {
    const stopped = this.functions.get(functionName);
    this.functions.delete(functionName);
    await stopped?.stop();
  }

  /**
   * Invokes a function and waits for its result.
   *
   * @throws AwsError AccessDeniedException, ResourceNotFoundException, InvalidRequestContentException,
   * RequestTooLargeException, ResourceConflictException
   * @throws TooManyRequests beyond the concurrency limit
   */
  async invoke(caller: Caller, request: InvokeRequest): Promise<InvokeResult> {
    const reference = this.parse(request.functionName);
    this.ports.access.require(caller, 'lambda:InvokeFunction', reference.functionArn);
    const invoked = this.find(reference);
    const payload = checkedPayload(request.payload);
    const requestId = randomUUID();
    const fault = (await this.ports.beforeInvoke?.(reference.functionName, requestId)) ?? undefined;
    return this.run(invoked, { requestId, invokedFunctionArn: reference.functionArn, payload, fault });
  }

  private async run(invoked: LocalFunction, invocation: Invocation): Promise<InvokeResult> {
    const { trace } = this.ports;
    const { functionArn } = invoked.configuration;
    const { requestId, payload } = invocation;
    const transaction = identityOfEventText(payload);
    const invokeOnce = invoked.acquire();
    trace.record(functionArn, transaction, { what: 'FunctionStarted', requestId });
    const { outcome, durationMs, logTail } = await invokeOnce(invocation);
    const result = { statusCode: 200, executedVersion: '$LATEST', requestId, logTail } as const;
    if (outcome.status === 'success') {
      trace.record(functionArn, transaction, { what: 'FunctionEnded', requestId, durationMs });
      return { ...result, payload: outcome.payload };
    }
    const error = outcome.errorType;
    trace.record(functionArn, transaction, { what: 'FunctionEnded', requestId, durationMs, error });
    return { ...result, functionError: 'Unhandled', payload: outcome.payloadFor(requestId) };
  }

  private parse(functionName: string): FunctionReference {
    const reference = parseFunctionName(this.ports.account, functionName);
    if (reference) return reference;
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${functionName}' at 'functionName' failed to satisfy constraint: ` +
        'Member must satisfy regular expression pattern: ' +
        String.raw`(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?`,
    );
  }

  private find({ functionName, functionArn, qualifier }: FunctionReference): LocalFunction {
    const found = this.functions.get(functionName);
    const expectedArn = [found?.configuration.functionArn, ...(qualifier ? [qualifier] : [])].join(':');
    if (found && functionArn === expectedArn && (qualifier ?? '$LATEST') === '$LATEST') return found;
    throw new AwsError('ResourceNotFoundException', `Function not found: ${functionArn}`, 404);
  }
}
