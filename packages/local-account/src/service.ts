import type { z } from 'zod';
import type { Access } from './access/access';
import type { Caller } from './access/caller';
import type { AcceptedType } from './engine/accepted-type';
import { bindResourceType, type BoundResourceType, type ResourceType } from './engine/resource-type';
import type { Intercept, InterceptedCall } from './intercept';
import type { HttpBinding } from './wire/http-binding';
import type { WireRequest, WireResponse } from './wire/http-server';
import type { Call, Operation, Permission } from './wire/operation';
import type { Protocol } from './wire/protocol';
import { type InputErrors, validationError } from './wire/validation-message';

/** How a service is reached by clients of AWS. */
export interface ServiceApi<Ports> {
  readonly protocol: Protocol;
  readonly operations: readonly Operation<Ports>[];
  /** The codes with which it answers input that its schemas refuse. @default - those of most services */
  readonly inputErrors?: InputErrors;
}

export interface ServiceProps<Ports> {
  /** The service's name in credential scopes and in IAM's actions, such as `sqs`. */
  readonly name: string;
  /** Its name in credential scopes, where that is another one. @default - `name` */
  readonly signingName?: string;
  /** What its operations and resources work on: what it keeps, and what it needs of others. */
  readonly ports: Ports;
  /** @default - no client of AWS can reach it */
  readonly api?: ServiceApi<Ports>;
  /** The resource types of CloudFormation that it runs. @default - none */
  readonly resources?: readonly ResourceType<Ports>[];
  /** The resource types that it accepts and does not run. @default - none */
  readonly accepted?: readonly AcceptedType[];
  /** Reads what an earlier run has kept, before any resource is created. @default - it keeps nothing */
  readonly restore?: () => Promise<void>;
  /** Goes on with it, once all resources are there. @returns what it could not go on with, in words, such as `messages of queue Q: 3` */
  readonly resume?: () => Promise<readonly string[]> | readonly string[];
  /** Breaks off what is under way, so that the end of what it works with is no failure of it. @default - nothing is under way */
  readonly breakOff?: () => void | Promise<void>;
  /** Ends all that goes on in it; its resources have been stopped before. @default - nothing goes on by itself */
  readonly stop?: () => void | Promise<void>;
}

/** What every service of an account is given for its calls. */
export interface CallPorts {
  readonly access: Access;
  /** @default - nothing stands between a caller and an operation */
  readonly intercept?: Intercept;
}

/** An operation, as whoever knows it by its name calls it. */
export interface ServedOperation {
  /** Reads its input. */
  readonly schema: z.ZodType;
  /** Where it is in HTTP, for a service that speaks REST. */
  readonly http?: HttpBinding;
  /**
   * @param input as a client gives it, with the API's own member names
   * @throws AwsError as AWS would answer, for input that its schema refuses, too
   */
  call(input: unknown, call: Call): Promise<object>;
}

/** One AWS service in the account, as the account sees it. */
export interface Service {
  readonly name: string;
  /** Its name in credential scopes. */
  readonly signingName: string;
  readonly protocol: Protocol | undefined;
  /** By name, in the order in which they were declared. */
  readonly operations: ReadonlyMap<string, ServedOperation>;
  readonly resourceTypes: readonly BoundResourceType[];
  readonly acceptedTypes: readonly AcceptedType[];
  /** Answers a client's request, by the service's protocol. */
  answer(request: WireRequest, caller: Caller, requestId: string): Promise<WireResponse>;
  restore(): Promise<void>;
  /** @returns what it could not go on with, in words */
  resume(): Promise<readonly string[]>;
  breakOff(): Promise<void>;
  stop(): Promise<void>;
}

/** One AWS service in the account, as its own folder sees it. */
export interface OwnService<Ports> extends Service {
  /**
   * Calls one of its operations for another service, with input that is parsed already.
   *
   * @throws AwsError as AWS would answer, `AccessDenied` among them
   */
  perform<Input, Output extends object>(
    operation: Operation<Ports, Input, Output>,
    input: Input,
    call: Call,
  ): Promise<Output>;
}

/** Ties what a service is made of together. */
export function createService<Ports>(
  { access, intercept }: CallPorts,
  { name, signingName = name, ports, api, resources = [], accepted = [], ...life }: ServiceProps<Ports>,
): OwnService<Ports> {
  const declared = api?.operations ?? [];
  const operations = new Map(declared.map((operation) => [operation.name, serve(operation)]));

  function requiredFor<Input, Output extends object>(
    operation: Operation<Ports, Input, Output>,
    input: Input,
  ): readonly (Permission & { readonly action: string })[] {
    const { action = `${name}:${operation.name}` } = operation;
    const authorized = operation.authorize(input, ports);
    return typeof authorized === 'string'
      ? [{ action, resource: authorized }]
      : authorized.map((permission) => ({ action, ...permission }));
  }

  /** The one place where rights are checked. */
  async function proceed<Input, Output extends object>(
    operation: Operation<Ports, Input, Output>,
    input: Input,
    call: Call,
  ): Promise<Output> {
    const { caller, transaction } = call;
    for (const { action, resource, context } of requiredFor(operation, input)) {
      access.require(
        context ? { ...caller, context: { ...caller.context, ...context } } : caller,
        action,
        resource,
        { transaction, service: name },
      );
    }
    return operation.run(input, ports, call);
  }

  /** The one place where something can go wrong on purpose. */
  function perform<Input, Output extends object>(
    operation: Operation<Ports, Input, Output>,
    input: Input,
    call: Call,
  ): Promise<Output> {
    if (!intercept) return proceed(operation, input, call);
    const { caller, transaction } = call;
    const intercepted: InterceptedCall = {
      service: name,
      operation: operation.name,
      get resource() {
        return requiredFor(operation, input)[0]?.resource ?? '*';
      },
      input,
      caller,
      get signal() {
        return call.signal;
      },
      transaction,
    };
    return intercept(intercepted, (given) => proceed(operation, given as Input, call)) as Promise<Output>;
  }

  function serve(operation: Operation<Ports>): ServedOperation {
    const schema = schemaOf(operation, ports);
    return {
      schema,
      http: operation.http,
      call: async (given, call) => {
        const input = schema.safeParse(given, { reportInput: true });
        if (!input.success) throw validationError(input.error, api?.inputErrors);
        return perform(operation, input.data, call);
      },
    };
  }

  return {
    name,
    signingName,
    protocol: api?.protocol,
    operations,
    resourceTypes: resources.map((resource) => bindResourceType(resource, ports)),
    acceptedTypes: accepted,
    answer: async (request, caller, requestId) => {
      if (!api) throw new Error(`${name} has no protocol`);
      const { client, headers } = request;
      const traceHeader = headers['x-amzn-trace-id'];
      const call: Call = { caller, signal: client.signal, ...(traceHeader !== undefined && { traceHeader }) };
      const called = {
        name,
        operations: declared,
        call: async (operationName: string, input: unknown) => {
          const operation = operations.get(operationName);
          if (!operation) throw new Error(`${name} has no operation ${operationName}`);
          return operation.call(input, call);
        },
      };
      return api.protocol.answer(request, called, requestId);
    },
    perform,
    restore: async () => life.restore?.(),
    resume: async () => life.resume?.() ?? [],
    breakOff: async () => life.breakOff?.(),
    stop: async () => life.stop?.(),
  };
}

function schemaOf<Ports>({ input }: Operation<Ports>, ports: Ports): z.ZodType {
  return typeof input === 'function' ? input(ports) : input;
}
