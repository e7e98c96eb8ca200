import type { z } from 'zod';
import type { Caller } from '../access/caller';
import type { HttpBinding } from './http-binding';
import { validationError } from './validation-message';

/** One operation of an AWS API, for the wire protocols to call. */
export interface LegacyOperation<World> {
  /** AWS's name, such as `DescribeStacks`. */
  readonly name: string;
  readonly http?: HttpBinding;
  /**
   * @param input as the protocol read it: the API's own member names
   * @param signal aborts when the client has gone, so that nothing is handed to nobody
   * @returns the output's members, or an `EventStream`
   * @throws AwsError as AWS would answer
   */
  run(input: unknown, caller: Caller, world: World, signal: AbortSignal): Promise<object>;
}

/** What an operation is made of. */
export interface LegacyOperationProps<World, Input> {
  readonly name: string;
  readonly http?: HttpBinding;
  readonly input: z.ZodType<Input>;
  readonly run: (input: Input, caller: Caller, world: World, signal: AbortSignal) => object | Promise<object>;
  /** The code with which the service answers input that violates a constraint. @default - `ValidationException` */
  readonly invalid?: string;
  /** The code with which it answers a member of another type. @default - `SerializationException` */
  readonly malformed?: string;
}

/** Ties an operation's input schema to what it does. */
export function legacyOperation<World, Input>(
  props: LegacyOperationProps<World, Input>,
): LegacyOperation<World> {
  const { name, http, input: schema, run, invalid = 'ValidationException', malformed } = props;
  return {
    name,
    ...(http && { http }),
    run: async (given, caller, world, signal) => {
      const result = schema.safeParse(given, { reportInput: true });
      if (!result.success)
        throw validationError(result.error, { constraint: invalid, ...(malformed && { type: malformed }) });
      return run(result.data, caller, world, signal);
    },
  };
}
