import type { StateMachineDefinition } from '../definition';
import { parseJson } from '../json';
import { findJsonProblem } from '../json-problem';
import type { SdkArguments } from '../task-port';
import { Compilation } from './compilation';
import { compileGraph } from './compile-graph';
import { InvalidDefinitionError, NOT_SUPPORTED } from './invalid-definition-error';
import { readBySchema } from './read-by-schema';
import { machineSchema } from './schema';

export interface CompileOptions {
  /** The actions of AWS's APIs that tasks can call. @default - none */
  readonly sdkArguments?: SdkArguments;
}

/** In characters. */
const MAX_SHOWN = 500;

/**
 * Validates a definition for an Express workflow and parses its expressions, so that nothing is left to find out at
 * the first transaction.
 *
 * @param definition the definition as a JSON text, with every intrinsic function resolved
 * @throws InvalidDefinitionError with every problem and its path
 */
export function compileStateMachine(
  definition: string,
  options: CompileOptions = {},
): StateMachineDefinition {
  try {
    return compileMachine(parseDefinition(definition), options);
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
    const message = 'The definition is nested more deeply than the call stack';
    throw new InvalidDefinitionError([{ code: NOT_SUPPORTED, message, path: null }]);
  }
}

function compileMachine(
  raw: object,
  { sdkArguments = () => undefined }: CompileOptions,
): StateMachineDefinition {
  const compilation = new Compilation(
    'QueryLanguage' in raw && raw.QueryLanguage !== 'JSONPath' ? 'JSONata' : 'JSONPath',
    sdkArguments,
  );
  const fields = readBySchema(machineSchema, raw, '', compilation);
  const graph = fields && compileGraph(fields, '', undefined, compilation);
  if (!graph || compilation.problems.length > 0) throw new InvalidDefinitionError(compilation.problems);
  return { ...graph, timeoutSeconds: fields.TimeoutSeconds };
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
