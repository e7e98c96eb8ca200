import type { z } from 'zod';
import type { Caller } from '../access/caller';
import type { Passage } from '../capacity/room';
import type { TransactionIdentity } from '../trace/trace-record';
import type { HttpBinding } from './http-binding';

/**
 * Holds the caller's time limits while it waits for what this machine is short of and AWS would have at once: a free process.
 *
 * @returns what lets time go on
 */
export type HoldTime = () => () => void;

/** Who calls an operation, and what for. */
export interface Call {
  readonly caller: Caller;
  /** Aborts when the caller has gone, so that nothing is handed to nobody. */
  readonly signal: AbortSignal;
  /** The X-Ray trace header that came with the request. @default - none came, or a service calls */
  readonly traceHeader?: string;
  /** The transaction that the call is about, where the caller knows it. @default - the operation finds out */
  readonly transaction?: TransactionIdentity;
  /** Of the event, or the execution, that the call is made for: it has room for its dead letter. @default - none is under way */
  readonly passage?: Passage;
  /** @default - the caller's time goes on */
  readonly holdTime?: HoldTime;
}

/** A right that an operation asks for. */
export interface Permission {
  /** Such as `sqs:SendMessage`. @default - the operation's own action */
  readonly action?: string;
  /** The ARN of what it is done to; `*` for what is done to nothing in particular. */
  readonly resource: string;
  /** Condition keys of the call, such as `events:source`. @default - none but the common ones */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * One operation of an AWS API. Whoever calls it, a client or another service, its input has been parsed, and the right to call it
 * has been checked, before it runs.
 *
 * @typeParam Ports what it works on: what its service keeps, and what that service needs of others
 */
export interface Operation<Ports, Input = unknown, Output extends object = object> {
  /** AWS's name, such as `DescribeStacks`. */
  readonly name: string;
  /**
   * Reads the input, with the API's own member names. The query protocol and query strings carry text: a schema coerces it.
   * A function makes the schema, once, where reading takes something of the ports: the account, for one, to tell an ARN.
   */
  readonly input: z.ZodType<Input> | ((ports: Ports) => z.ZodType<Input>);
  /** The action of IAM. @default - the service and the operation's name: `sqs:SendMessage` */
  readonly action?: string;
  /** Where the operation is in HTTP, for a service that speaks REST. */
  readonly http?: HttpBinding;
  /**
   * The rights that a call takes. It may look at what the service keeps, and throws no error that tells whether something is there.
   *
   * @returns the ARN of what the operation's own action is done to, or several rights; none where AWS asks for none
   */
  authorize(input: Input, ports: Ports): string | readonly Permission[];
  /**
   * @returns the output's members, or an `EventStream`
   * @throws AwsError as AWS would answer
   */
  run(input: Input, ports: Ports, call: Call): Output | Promise<Output>;
}

/** Declares an operation: the types of its input, its ports and its output follow from what is given. */
export function operation<Ports, Input, Output extends object>(
  declared: Operation<Ports, Input, Output>,
): Operation<Ports, Input, Output> {
  return declared;
}
