import type { JsonObject } from 'type-fest';
import type { StateMachineDefinition } from '../definition';
import { parseJson } from '../json';
import { findJsonProblem } from '../json-problem';
import type { SdkArguments } from '../task-port';
import { Compilation, type WorkflowType } from './compilation';
import { compileGraph } from './compile-graph';
import { InvalidDefinitionError, NOT_SUPPORTED } from './invalid-definition-error';
import { readBySchema } from './read-by-schema';
import { machineSchema } from './schema';
import { findVariableReferences } from './variable-references';

export interface CompileOptions {
  /** @default - EXPRESS */
  readonly workflowType?: WorkflowType;
  /** The actions of AWS's APIs that tasks can call. @default - none */
  readonly sdkArguments?: SdkArguments;
}

/** In characters. */
const MAX_SHOWN = 500;

/**
 * Validates a definition and parses its expressions, so that nothing is left to find out at the first transaction.
 *
 * @param definition the definition as a JSON text, with every intrinsic function resolved
 * @throws InvalidDefinitionError with every problem and its path
 */
export function compileStateMachine(
  definition: string,
  options: CompileOptions = {},
): StateMachineDefinition {
  return compileText(definition, (raw) => {
    const compilation = startCompilation(raw, options);
    const compiled = compileMachine(raw, compilation);
    if (!compiled || compilation.problems.length > 0) throw new InvalidDefinitionError(compilation.problems);
    return { ...compiled, variableReferences: findVariableReferences(raw as JsonObject) };
  });
}

/** Begins to compile a machine, or a state that stands alone. */
export function startCompilation(
  raw: object,
  { workflowType = 'EXPRESS', sdkArguments = () => undefined }: CompileOptions,
): Compilation {
  const language = 'QueryLanguage' in raw && raw.QueryLanguage !== 'JSONPath' ? 'JSONata' : 'JSONPath';
  return new Compilation(language, workflowType, sdkArguments);
}

/** @throws InvalidDefinitionError for a text that is no JSON object, or is nested too deep */
export function compileText<T>(definition: string, compile: (raw: object) => T): T {
  try {
    return compile(parseDefinition(definition));
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
    const message = 'The definition is nested more deeply than the call stack';
    throw new InvalidDefinitionError([{ code: NOT_SUPPORTED, message, path: null }]);
  }
}

/** Reports what is wrong with it. */
export function compileMachine(
  raw: object,
  compilation: Compilation,
): Omit<StateMachineDefinition, 'variableReferences'> | undefined {
  const fields = readBySchema(machineSchema, raw, '', compilation);
  const graph = fields && compileGraph(fields, '', undefined, compilation);
  return graph && { ...graph, timeoutSeconds: fields.TimeoutSeconds };
}

function parseDefinition(definition: string): object {
  let raw: unknown;
  try {
    raw = parseJson(definition);
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    if (definition.trim() === '') throw notAnObject();
    const { message, line, column } = findJsonProblem(definition);
    const source = `[Source: (String)"${abbreviate(definition)}"; line: ${line}, column: ${column}]`;
    throw new InvalidDefinitionError([
      { code: 'INVALID_JSON_DESCRIPTION', message: `${message}\n at ${source}`, path: source },
    ]);
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw notAnObject();
  }
  return raw;
}

function notAnObject(): InvalidDefinitionError {
  const message = 'Definition must be a valid JSON object';
  return new InvalidDefinitionError([{ code: 'SCHEMA_VALIDATION_FAILED', message, path: null }]);
}

/** As much of a text as Jackson shows. */
function abbreviate(text: string): string {
  return text.length <= MAX_SHOWN
    ? text
    : `${text.slice(0, MAX_SHOWN)}"[truncated ${text.length - MAX_SHOWN} chars]`;
}
