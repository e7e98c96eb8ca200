import { type EventObject, type EventValue, isArrayValue, NumberLiteral } from '../json/event-value';
import { MAX_NESTING_DEPTH } from '../json/json-reader';
import { numberScalar, type Scalar } from '../matchers/scalar';
import { EventNode } from './event-node';
import { type PathStep, slotsTo } from './path-step';

/** Keeps of an event what is on the way to a pattern's fields. */
export function buildEventNode(event: EventObject, paths: PathStep): EventNode {
  const node = new EventNode(paths);
  addValue(node, event, 0);
  return node;
}

/** What is nested deeper than EventBridge accepts is left out. */
function addValue(node: EventNode, value: EventValue, depth: number): void {
  if (isLeaf(value)) node.leaves.push(scalarOf(value));
  else if (depth === MAX_NESTING_DEPTH) return;
  else if (isArrayValue(value)) addElements(node, value, depth + 1);
  else addMembers(node, value, depth + 1);
}

function addElements(node: EventNode, elements: readonly EventValue[], depth: number): void {
  const alternatives: EventNode[] = [];
  for (const element of elements) {
    if (isLeaf(element)) {
      node.leaves.push(scalarOf(element));
      continue;
    }
    const alternative = new EventNode(node.path);
    addValue(alternative, element, depth);
    if (!alternative.isEmpty) alternatives.push(alternative);
  }
  if (alternatives.length > 0) node.arrays.push(alternatives);
}

function addMembers(node: EventNode, object: EventObject, depth: number): void {
  for (const [name, value] of Object.entries(object)) {
    const slots = slotsTo(name, node.path);
    if (slots === undefined) continue;
    // Two members can bring the same field: `{"a.b": 1, "a": {"b": 2}}`. Both values then belong to it.
    let member = node;
    for (const slot of slots) member = member.memberAt(slot);
    addValue(member, value, depth);
  }
}

type Leaf = null | boolean | number | string | NumberLiteral;

function isLeaf(value: EventValue): value is Leaf {
  return typeof value !== 'object' || value === null || value instanceof NumberLiteral;
}

function scalarOf(leaf: Leaf): Scalar {
  if (typeof leaf === 'string') return { kind: 'string', text: leaf };
  if (leaf instanceof NumberLiteral) return numberScalar(leaf.text);
  if (typeof leaf === 'number') return numberScalar(String(leaf));
  return { kind: 'literal', text: leaf === null ? 'null' : leaf ? 'true' : 'false' };
}
