import { z } from 'zod';
import type { Caller } from '../access/caller';
import { AwsError } from '../aws-error';

/** One operation of an AWS API, for the wire protocols to call. */
export interface Operation<World> {
  /** AWS's name, such as `DescribeStacks`. */
  readonly name: string;
  /**
   * @param input as the protocol read it: the API's own member names
   * @throws AwsError as AWS would answer
   */
  run(input: unknown, caller: Caller, world: World): Promise<object>;
}

/**
 * Ties an operation's input schema to what it does.
 *
 * @param options.invalid the code with which the service answers input of the wrong shape @default - `ValidationException`
 */
export function operation<World, Input>(options: {
  readonly name: string;
  readonly input: z.ZodType<Input>;
  readonly run: (input: Input, caller: Caller, world: World) => object | Promise<object>;
  readonly invalid?: string;
}): Operation<World> {
  const { name, input: schema, run, invalid = 'ValidationException' } = options;
  return {
    name,
    run: async (given, caller, world) => {
      const result = schema.safeParse(given);
      if (!result.success) throw new AwsError(invalid, validationMessage(result.error));
      return run(result.data, caller, world);
    },
  };
}

/** In the form in which AWS's services report constraint violations. */
function validationMessage({ issues }: z.ZodError): string {
  const details = issues.map(({ path, message }) => {
    const member = path.map(String).join('.') || 'input';
    return `Value at '${member}' failed to satisfy constraint: ${message}`;
  });
  return `${issues.length} validation error${issues.length > 1 ? 's' : ''} detected: ${details.join('; ')}`;
}
