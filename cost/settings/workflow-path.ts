import { z } from 'zod';
import type { PassedState } from './pipeline-settings';
import { referredIn } from './template-text';

const state = z.looseObject({
  Type: z.string(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Choices: z.array(z.looseObject({ Next: z.string() })).optional(),
  Resource: z.string().optional(),
  Arguments: z.unknown().optional(),
  Parameters: z.unknown().optional(),
  get Branches() {
    return z.array(workflow).optional();
  },
  get ItemProcessor() {
    return workflow.optional();
  },
});

const workflow = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), state) });

/** Of a workflow's definition, what a path is read from. */
export type WorkflowStates = z.output<typeof workflow>;

type State = z.output<typeof state>;

/** The path, and the functions that it invokes, by their logical ids, each as often as it is invoked. */
export interface WorkflowPath {
  readonly path: readonly PassedState[];
  readonly functions: readonly string[];
}

/**
 * The states that a transaction passes when nothing fails. Of a choice its default is taken, and where it has none its first way. What
 * repeats, as a Map state's inner states do, is passed once.
 *
 * @param definition as text, with `${…}` where it refers to resources
 * @throws SyntaxError, ZodError for what is no definition
 */
export function readWorkflowPath(definition: string): WorkflowPath {
  const functions: string[] = [];
  const path = pathThrough(workflow.parse(JSON.parse(definition)), functions);
  return { path, functions };
}

function pathThrough({ StartAt, States }: WorkflowStates, functions: string[]): PassedState[] {
  const states = new Map(Object.entries(States));
  const passed = new Map<string, PassedState>();
  for (let name: string | undefined = StartAt; name !== undefined && !passed.has(name);) {
    const current: State | undefined = states.get(name);
    if (!current) break;
    const invoked = invokedFunction(current);
    if (invoked !== undefined) functions.push(invoked);
    const inner = [...(current.Branches ?? []), ...(current.ItemProcessor ? [current.ItemProcessor] : [])];
    passed.set(name, {
      name,
      type: current.Type,
      ...(current.Resource !== undefined && { resource: current.Resource }),
      ...(inner.length > 0 && { inner: inner.flatMap((one) => pathThrough(one, functions)) }),
    });
    name = nextOf(current);
  }
  return [...passed.values()];
}

function nextOf({ Type, Next, Default, Choices = [] }: State): string | undefined {
  return Type === 'Choice' ? (Default ?? Choices[0]?.Next) : Next;
}

/** Named by the task's arguments, or the resource itself. */
function invokedFunction({ Resource = '', Arguments, Parameters }: State): string | undefined {
  if (!Resource.includes('lambda'))
    return /^\$\{\w+\.Arn\}$/.test(Resource) ? referredIn(Resource) : undefined;
  const { FunctionName } = { ...asObject(Parameters), ...asObject(Arguments) };
  return referredIn(FunctionName);
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
