import type { JsonValue } from 'type-fest';
import type { FieldVisit, MapItem } from '../fields';
import type { Bindings } from './expression';
import { evaluateTemplate, type Template, TemplateFailure } from './template';

/** What `$states` holds besides `input` and `context`, which it always does. */
export interface ExtraBindings {
  readonly result?: JsonValue;
  readonly errorOutput?: JsonValue;
  /** The item that `$states.context` is to speak of. @default - that of the iteration around the state */
  readonly item?: MapItem;
}

/**
 * Evaluates a template in a visit to its state.
 *
 * @param field where it stands in the state, for example `Output` or `Choices[1]/Condition`
 * @throws StateFailure `States.QueryEvaluationError`, which is recorded
 */
export function evaluateField(
  template: Template,
  field: string,
  visit: FieldVisit,
  extra: ExtraBindings = {},
): JsonValue {
  // A constant needs nothing of the visit.
  if (template.kind === 'constant') return template.value;
  try {
    return evaluateTemplate(template, field, bindingsOf(visit, extra));
  } catch (problem) {
    if (!(problem instanceof TemplateFailure)) throw problem;
    throw visit.failEvaluation(problem.message, problem.location);
  }
}

function bindingsOf(visit: FieldVisit, { item, ...extra }: ExtraBindings): Bindings {
  const variables = [...visit.variables()].map(([name, { value }]) => [name, value] as const);
  let context: JsonValue | undefined;
  return {
    states: {
      input: visit.input.value,
      // Few expressions ask for it, and to make it takes as long as to evaluate one.
      get context() {
        return (context ??= visit.contextObject(item).value);
      },
      ...extra,
    },
    variables: Object.fromEntries(variables),
    now: visit.clock.now(),
  };
}
