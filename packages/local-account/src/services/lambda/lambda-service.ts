import { randomUUID } from 'node:crypto';
import type { Access } from '../../access/access';
import type { Caller } from '../../access/caller';
import type { Account } from '../../account';
import { AwsError } from '../../errors/aws-error';
import type { Trace } from '../../trace/trace';
import { identityOfEventText } from '../../trace/transaction-identity';
import { removeUploadedCode, type UploadedCode, writeUploadedCode } from './code-upload';
import { EventInvocations } from './event-invocations';
import type { Invocation } from './execution-environment';
import type { FunctionConfiguration, FunctionLog } from './function-configuration';
import type { FunctionReference } from './function-name';
import { FunctionRegistry } from './function-registry';
import type { Fault } from './function-runtime';
import type { InvokeRequest, InvokeResult } from './invoke-request';
import { DEFAULT_LIMITS, type LambdaLimits, LocalFunction } from './local-function';
import { checkedPayload, checkEventSize } from './payload';
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

/** Lambda, for functions in Node.js. */
export class LambdaService {
  private readonly functions: FunctionRegistry;
  /** Those whose code was replaced while they had invocations under way. */
  private readonly retiring = new Set<LocalFunction>();
  private readonly eventInvocations = new EventInvocations();

  constructor(private readonly ports: LambdaPorts) {
    this.functions = new FunctionRegistry(ports.account);
  }

  /** @throws AwsError as CreateFunction does, for a configuration that AWS would refuse or that cannot run here */
  createFunction(configuration: FunctionConfiguration): LocalFunction {
    const { functionName } = configuration;
    validateFunction(configuration);
    if (this.functions.get(functionName)) {
      throw new AwsError('ResourceConflictException', `Function already exist: ${functionName}`, 409);
    }
    const created = this.newFunction(configuration);
    this.functions.set(created);
    return created;
  }

  /** All functions, by name. */
  get all(): LocalFunction[] {
    return this.functions.all;
  }

  /**
   * The function that a request means.
   *
   * @param functionName name, ARN or partial ARN
   * @param qualifier a version or alias beside the name; there is only `$LATEST`
   * @throws AwsError ResourceNotFoundException, InvalidParameterValueException, ValidationException
   */
  function(functionName: string, qualifier?: string): LocalFunction {
    return this.functions.find(this.functions.reference(functionName, qualifier));
  }

  /**
   * Replaces the code of a function; invocations under way end with the old one.
   *
   * @throws AwsError ResourceNotFoundException
   */
  async updateCode(functionName: string, code: UploadedCode): Promise<LocalFunction> {
    const replaced = this.function(functionName);
    const codeDirectory = await writeUploadedCode(code);
    const { sha256: codeSha256, sizeBytes: codeSizeBytes } = code;
    const updated = this.newFunction({ ...replaced.configuration, codeDirectory, codeSha256, codeSizeBytes });
    await updated.start(false);
    this.functions.set(updated);
    this.retiring.add(replaced);
    void replaced.finish().then(() => this.end(replaced));
    return updated;
  }

  private newFunction(configuration: FunctionConfiguration): LocalFunction {
    const { account, endpointUrl } = this.ports;
    const limits = { ...DEFAULT_LIMITS, ...this.ports.limits };
    const { initTimeoutSeconds } = limits;
    const log = this.ports.logFor(configuration);
    return new LocalFunction(configuration, { account, log, initTimeoutSeconds }, limits, endpointUrl);
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
    await this.function(functionName).start(prewarm);
  }

  /** Ends the function's environments and removes it; an invocation under way fails. */
  async stop(functionName: string): Promise<void> {
    const stopped = this.functions.get(functionName);
    this.functions.delete(functionName);
    const retired = [...this.retiring].filter(
      ({ configuration }) => configuration.functionName === functionName,
    );
    await Promise.all([...retired, ...(stopped ? [stopped] : [])].map((it) => this.end(it)));
  }

  private async end(ended: LocalFunction): Promise<void> {
    this.retiring.delete(ended);
    await ended.stop();
    await removeUploadedCode(ended.configuration);
  }

  /**
   * Invokes a function and waits for its result.
   *
   * @throws AwsError AccessDeniedException, ResourceNotFoundException, InvalidRequestContentException,
   * RequestTooLargeException, ResourceConflictException
   * @throws TooManyRequests beyond the concurrency limit
   */
  async invoke(caller: Caller, request: InvokeRequest): Promise<InvokeResult> {
    const { reference, payload } = this.checked(caller, request);
    return this.attempt(reference, payload, randomUUID());
  }

  /**
   * Invokes a function and does not wait for it; after a failure it is invoked again, as on AWS.
   *
   * @throws AwsError as {@link invoke}, for what can be told before the invocation
   * @returns the id of the request, which all attempts have
   */
  invokeEvent(caller: Caller, request: InvokeRequest): { readonly requestId: string } {
    const { reference, payload } = this.checked(caller, request);
    checkEventSize(payload);
    const requestId = randomUUID();
    this.eventInvocations.accept(async () => {
      const { functionError } = await this.attempt(reference, payload, requestId);
      return functionError === undefined;
    });
    return { requestId };
  }

  /**
   * Checks what can be told of an invocation before it: what AWS calls a dry run.
   *
   * @throws AwsError as {@link invoke}
   */
  checkInvoke(caller: Caller, request: InvokeRequest): void {
    this.checked(caller, request);
  }

  private checked(
    caller: Caller,
    { functionName, qualifier, payload }: InvokeRequest,
  ): { readonly reference: FunctionReference; readonly payload: string } {
    const reference = this.functions.reference(functionName, qualifier);
    this.ports.access.require(caller, 'lambda:InvokeFunction', reference.functionArn);
    this.functions.find(reference);
    return { reference, payload: checkedPayload(payload) };
  }

  private async attempt(
    reference: FunctionReference,
    payload: string,
    requestId: string,
  ): Promise<InvokeResult> {
    const invoked = this.functions.find(reference);
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
}
