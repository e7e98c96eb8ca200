import { Stack } from 'aws-cdk-lib';
import { CfnStateMachine, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { z } from 'zod';
import { WorkflowError } from './workflow-error';

const retrierSchema = z.looseObject({
  IntervalSeconds: z.number().min(1).optional(),
  MaxAttempts: z.number().min(0).optional(),
  BackoffRate: z.number().min(1).optional(),
  MaxDelaySeconds: z.number().min(1).optional(),
});

const transitionSchema = z.looseObject({ Next: z.string() });

const graphSchema = z.looseObject({
  StartAt: z.string(),
  get States() {
    return z.record(z.string(), stateSchema);
  },
});

const stateSchema = z.looseObject({
  Type: z.string(),
  QueryLanguage: z.string().optional(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Choices: z.array(transitionSchema).optional(),
  Catch: z.array(transitionSchema).optional(),
  Retry: z.array(retrierSchema).optional(),
  Resource: z.string().optional(),
  get Branches() {
    return z.array(graphSchema).optional();
  },
  get ItemProcessor() {
    return graphSchema.optional();
  },
  get Iterator() {
    return graphSchema.optional();
  },
});

export type Retrier = z.infer<typeof retrierSchema>;
export type WorkflowState = z.infer<typeof stateSchema>;
export type WorkflowGraph = z.infer<typeof graphSchema>;

/**
 * The definition that is deployed; in the place of what CloudFormation fills in stands `${…}`.
 *
 * @throws WorkflowError for what is no definition, as a CustomState may make it
 */
export function readWorkflowDefinition(stateMachine: StateMachine): WorkflowGraph {
  const resource = stateMachine.node.defaultChild as CfnStateMachine;
  const text: unknown = Stack.of(stateMachine).resolve(resource.definitionString);
  const { data, error } = graphSchema.safeParse(JSON.parse(fillIn(text)));
  if (data) return data;
  throw WorkflowError.ofProblems(error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}.`));
}

function fillIn(text: unknown): string {
  if (typeof text === 'string') return text;
  const { 'Fn::Join': join } = joinSchema.parse(text);
  return join[1].reduce<string>((before, part) => {
    if (typeof part === 'string') return before + part;
    return before + (isInsideString(before) ? UNKNOWN : JSON.stringify(UNKNOWN));
  }, '');
}

const joinSchema = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });

const UNKNOWN = '${…}';

function isInsideString(json: string): boolean {
  return (json.match(/\\.|"/gs) ?? []).filter((found) => found === '"').length % 2 === 1;
}

/** The graphs inside a state: a Parallel's branches, what a Map does with each item. */
function graphsInside({ Branches = [], ItemProcessor, Iterator }: WorkflowState): WorkflowGraph[] {
  return [...Branches, ItemProcessor ?? Iterator].filter((graph) => graph !== undefined);
}

/** Every state of a graph and of the graphs inside it, with its name. */
export function allStates({ States }: WorkflowGraph): [name: string, state: WorkflowState][] {
  return Object.entries(States).flatMap(([name, state]) => [
    [name, state] as [string, WorkflowState],
    ...graphsInside(state).flatMap(allStates),
  ]);
}
