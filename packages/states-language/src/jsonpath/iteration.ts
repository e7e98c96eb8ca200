import type { MapState } from '../definition';
import type { Field, FieldVisit } from '../fields';
import { textAt } from '../json-text';
import { partsOf, type Payload } from '../payload';
import type { FieldSite } from '../query-language';
import { referencePathConflict } from './completion';
import type { PathExpression } from './path-expression';
import { type Document, runtimeFailure } from './path-fields';
import { PathFailure } from './path/evaluate-path';
import { compilePath } from './paths';
import { compilePayloadTemplate } from './payload-template';
import type { RawJsonpath } from './raw-fields';

/** Compiles what the iterations of a Map state get. `Parameters` is the name that `ItemSelector` had before. */
export function compileIteration(
  { ItemsPath, ItemSelector, Parameters }: RawJsonpath,
  document: Document,
  site: FieldSite,
): Pick<MapState, 'items' | 'iterationInput'> {
  const path = compilePath(ItemsPath ?? '$', 'ItemsPath', site, 'reference');
  const [field, selector] =
    ItemSelector === undefined ? ['Parameters', Parameters] : ['ItemSelector', ItemSelector];
  const template =
    selector === undefined
      ? undefined
      : compilePayloadTemplate(selector, `${site.path}/${field}`, site.compilation);
  return {
    items: path ? itemsField(path, document) : () => [],
    iterationInput: template
      ? (visit, item) => template({ document: document(visit), visit, item })
      : (_visit, { value }) => value,
  };
}

/** The causes are recorded on AWS; that of a path that finds nothing is as reports of failed executions have it. */
function itemsField(path: PathExpression, document: Document): Field<readonly Payload[]> {
  return (visit) => {
    const input = document(visit);
    visit.inspect('afterInputPath', input);
    const items = findItems(path, input, visit);
    if (Array.isArray(items.value)) {
      visit.inspect('afterItemsPath', withOwnText(items, path, path.rootIn({ document: input, visit })));
      return [...partsOf(items).values()];
    }
    const shown = path.isContext ? path.text.slice(1) : path.text;
    throw runtimeFailure(visit, `Reference path "${shown}" must point to array.`);
  };
}

/** A test shows the items as they are written (recorded on AWS); they go on without white space. */
function withOwnText(items: Payload, { places }: PathExpression, root: Payload): Payload {
  return {
    value: items.value,
    get text() {
      return textAt(root.text, places) ?? items.text;
    },
  };
}

function findItems(path: PathExpression, document: Payload, visit: FieldVisit): Payload {
  try {
    return path.evaluate({ document, visit });
  } catch (problem) {
    if (!(problem instanceof PathFailure)) throw problem;
    throw referencePathConflict(visit, problem.step, document);
  }
}
