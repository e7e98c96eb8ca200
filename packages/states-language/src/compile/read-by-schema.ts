import type { z } from 'zod';
import type { Compilation, QueryLanguageName } from './compilation';

/** The fields that only the states of one language have. */
const LANGUAGE_FIELDS: Readonly<Record<QueryLanguageName, ReadonlySet<string>>> = {
  JSONPath: new Set([
    ...['InputPath', 'OutputPath', 'Parameters', 'Result', 'ResultPath', 'ResultSelector', 'Variable'],
    ...['ItemsPath', 'MaxConcurrencyPath', 'ToleratedFailureCountPath', 'ToleratedFailurePercentagePath'],
    ...[
      'TimeoutSecondsPath',
      'HeartbeatSecondsPath',
      'SecondsPath',
      'TimestampPath',
      'ErrorPath',
      'CausePath',
    ],
  ]),
  JSONata: new Set(['Arguments', 'Output', 'Items', 'Condition']),
};

/** Zod's names of types, in the words of AWS. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'String',
  boolean: 'Boolean',
  array: 'Array',
  object: 'Object',
  record: 'Object',
};

/**
 * Reads a part of a definition by its schema, and reports what does not fit in AWS's words and notation
 * (measured with ValidateStateMachineDefinition: floci-io/floci, and recorded: LocalStack's test_sfn_api_validation).
 *
 * @param language the query language of the state, if the part is one
 */
export function readBySchema<S extends z.ZodType>(
  schema: S,
  raw: unknown,
  path: string,
  compilation: Compilation,
  language?: QueryLanguageName,
): z.infer<S> | undefined {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const missing = new Map<string, string[]>();
  for (const issue of result.error.issues) {
    const [parent, field] = [locate(path, issue.path.slice(0, -1)), issue.path.at(-1)];
    if (field !== undefined && valueAt(raw, issue.path) === undefined) {
      missing.set(parent, [...(missing.get(parent) ?? []), String(field)]);
    } else if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys)
        compilation.report(locate(path, issue.path) || '/', describeUnknownField(key, language));
    } else {
      compilation.report(locate(path, issue.path) || '/', describeIssue(issue));
    }
  }
  for (const [parent, fields] of missing) {
    compilation.report(parent || '/', `These fields are required: [${fields.join(', ')}]`);
  }
  return undefined;
}

/** `/States/Log` and `['Catch', 0, 'Next']` make `/States/Log/Catch[0]/Next`. */
function locate(path: string, steps: readonly PropertyKey[]): string {
  return steps.reduce<string>(
    (located, step) => located + (typeof step === 'number' ? `[${step}]` : `/${String(step)}`),
    path,
  );
}

function describeUnknownField(key: string, language: QueryLanguageName | undefined): string {
  const other = language === 'JSONata' ? 'JSONPath' : 'JSONata';
  return language && LANGUAGE_FIELDS[other].has(key)
    ? `The QueryLanguage is set to '${language}', but field '${key}' is only supported for the '${other}' QueryLanguage`
    : `Field '${key}' is not supported`;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return `Expected value of type ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value')
    return `Value should be one of the following: [${issue.values.join(', ')}]`;
  return issue.code === 'too_small' ? 'Value cannot be empty' : issue.message;
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    raw,
  );
}
