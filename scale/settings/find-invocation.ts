import { z } from 'zod';
import { UserError } from '@pipeline/local-account';
import { referredIn, textOf } from '../../cost/settings/template-text';

/** With what the States Language takes for granted. @see https://states-language.net/spec.html#errors */
const retrierSchema = z.object({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.number().default(1),
  MaxAttempts: z.number().default(3),
  BackoffRate: z.number().default(2),
  MaxDelaySeconds: z.number().default(Infinity),
  JitterStrategy: z.enum(['FULL', 'NONE']).default('NONE'),
});

export type Retrier = z.infer<typeof retrierSchema>;

const graphSchema = z.object({
  get States() {
    return z.record(z.string(), stateSchema);
  },
});

const stateSchema = z.object({
  Resource: z.string().optional(),
  Arguments: z.unknown().optional(),
  Retry: z.array(retrierSchema).optional(),
  get Branches() {
    return z.array(graphSchema).optional();
  },
});

type Graph = z.infer<typeof graphSchema>;

const THROTTLED = 'Lambda.TooManyRequestsException';

/** It never tries again. */
const NO_RETRIER: Retrier = retrierSchema.parse({ ErrorEquals: [], MaxAttempts: 0 });

/**
 * The state of a workflow that invokes a function, and how it tries again when the function is throttled.
 *
 * @param definition a `DefinitionString` of a template
 * @throws UserError unless the workflow invokes one function in one state
 */
export function findInvocation(definition: unknown): {
  readonly functionId: string;
  readonly retrier: Retrier;
} {
  const graph = graphSchema.parse(JSON.parse(textOf(definition)));
  const invocations = statesOf(graph).filter(({ Resource = '' }) => Resource.endsWith(':lambda:invoke'));
  const [invocation] = invocations;
  if (!invocation || invocations.length > 1) {
    throw new UserError(
      `The simulation knows a workflow that invokes one function, and this one has ${invocations.length} states that invoke one.`,
    );
  }
  const { FunctionName } = z.object({ FunctionName: z.string() }).parse(invocation.Arguments);
  const retrier = invocation.Retry?.find(({ ErrorEquals }) =>
    ErrorEquals.some((name) => [THROTTLED, 'States.TaskFailed', 'States.ALL'].includes(name)),
  );
  return { functionId: referredIn(FunctionName) ?? FunctionName, retrier: retrier ?? NO_RETRIER };
}

function statesOf({ States }: Graph): z.infer<typeof stateSchema>[] {
  return Object.values(States).flatMap((state) => [state, ...(state.Branches ?? []).flatMap(statesOf)]);
}
