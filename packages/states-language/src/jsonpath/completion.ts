import type { JsonValue } from 'type-fest';
import { checkVariableNames } from '../compile/variable-names';
import type { Complete, CompletionOf, Field, FieldVisit } from '../fields';
import { partsOf, type Payload, payloadOf } from '../payload';
import type { FieldSite } from '../query-language';
import type { PathExpression } from './path-expression';
import { pathField } from './path-fields';
import { compilePath } from './paths';
import { compilePayloadTemplate, nameOfMember, type PayloadTemplate } from './payload-template';
import type { RawCompletion, RawJsonpath } from './raw-fields';
import { PlacementFailure, placeValue } from './result-path';

/**
 * Compiles what a state makes of what it has done: `ResultSelector`, then `ResultPath` and `OutputPath`; `Assign` sees the
 * value as `ResultSelector` leaves it (recorded on AWS: BASE_ASSIGN_FROM_RESULT and others).
 *
 * @param state the fields of the state, of which `OutputPath` is its rules', too, but not its catchers'
 * @param holder the state itself, or a rule or a catcher of it
 */
export function compileCompletion(
  state: RawJsonpath,
  holder: RawCompletion,
  prefix: string,
  of: CompletionOf,
  site: FieldSite,
): Complete {
  const select = of === 'result' ? compileSelector(state.ResultSelector, site) : undefined;
  const assign = compileAssign(holder.Assign ?? {}, `${prefix}Assign`, site);
  const place = compilePlace(holder.ResultPath, `${prefix}ResultPath`, site);
  const outputPath = of === 'errorOutput' ? undefined : state.OutputPath;
  const output = compileOutputPath(outputPath, site);
  return (visit, value) => {
    const document = select ? select({ document: value, visit }) : value;
    const assigned = Object.fromEntries(partsOf(assign({ document, visit })));
    return { output: output(visit, place(visit, document)), assigned };
  };
}

function compileSelector(selector: JsonValue | undefined, site: FieldSite): PayloadTemplate | undefined {
  if (selector === undefined) return undefined;
  return compilePayloadTemplate(selector, `${site.path}/ResultSelector`, site.compilation);
}

function compileAssign(
  assign: Record<string, JsonValue>,
  field: string,
  { path, compilation }: FieldSite,
): PayloadTemplate {
  checkVariableNames(Object.keys(assign).map(nameOfMember), `${path}/${field}`, compilation);
  return compilePayloadTemplate(assign, `${path}/${field}`, compilation);
}

/** Makes what becomes of a value in its visit. */
type Transform = (visit: FieldVisit, value: Payload) => Payload;

const asItIs: Transform = (_visit, value) => value;

/** `ResultPath`: where in the state's input the value goes; null keeps the input as it is. */
function compilePlace(text: string | null | undefined, field: string, site: FieldSite): Transform {
  if (text === undefined || text === '$') return asItIs;
  if (text === null) return (visit) => visit.input;
  const path = compilePath(text, field, site, 'reference');
  return path ? (visit, value) => placeResult(visit, path, value) : asItIs;
}

/** The error and its cause are as reports of failed executions have them. */
function placeResult(visit: FieldVisit, path: PathExpression, value: Payload): Payload {
  try {
    return placeValue(visit.input, path.places, value);
  } catch (problem) {
    if (!(problem instanceof PlacementFailure)) throw problem;
    throw referencePathConflict(visit, problem.step, visit.input);
  }
}

export function referencePathConflict(visit: FieldVisit, step: string | number, document: Payload) {
  const cause = `Unable to apply step "${step}" to input ${document.text}`;
  return visit.failure('States.ReferencePathConflict', cause);
}

function compileOutputPath(text: string | null | undefined, site: FieldSite): Transform {
  if (text === undefined || text === '$') return asItIs;
  if (text === null) return () => payloadOf({});
  const path = compilePath(text, 'OutputPath', site, 'any');
  if (!path) return asItIs;
  return (visit, value) => {
    const field: Field<Payload> = pathField(path, () => value);
    return field(visit);
  };
}
