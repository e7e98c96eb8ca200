import { type EventValue, NumberLiteral } from '../json/event-value';
import { MAX_NESTING_DEPTH } from '../json/nesting-depth-error';
import { numberScalar, type Scalar } from '../matchers/scalar';
import { EventNode } from './event-node';
import { type PathStep, slotsTo } from './path-step';

/** Keeps of an event what is on the way to a pattern's fields. */
export function buildEventNode(event: EventValue, paths: PathStep): EventNode {
  const node = new EventNode(paths);
  addValue(node, event, 0);
  return node;
}

/** What is nested deeper than EventBridge accepts is left out. */
function addValue(node: EventNode, value: EventValue, depth: number): void {
  const scalar = scalarOf(value);
  if (scalar !== undefined) node.leaves.push(scalar);
  else if (depth === MAX_NESTING_DEPTH) return;
  else if (isArray(value)) addElements(node, value, depth + 1);
  else addMembers(node, value, depth + 1);
}

function addElements(node: EventNode, elements: readonly EventValue[], depth: number): void {
  const alternatives: EventNode[] = [];
  for (const element of elements) {
    const scalar = scalarOf(element);
    if (scalar !== undefined) {
      node.leaves.push(scalar);
      continue;
    }
    const alternative = new EventNode(node.path);
    addValue(alternative, element, depth);
    if (!alternative.isEmpty) alternatives.push(alternative);
  }
  if (alternatives.length > 0) node.arrays.push(alternatives);
}

function addMembers(node: EventNode, object: EventValue, depth: number): void {
  for (const [name, value] of membersOf(object)) {
    const slots = slotsTo(name, node.path);
    if (slots === undefined) continue;
    // Two members can bring the same field: `{"a.b": 1, "a": {"b": 2}}`. Both values then belong to it.
    let member = node;
    for (const slot of slots) member = member.memberAt(slot);
    addValue(member, value, depth);
  }
}

function scalarOf(value: EventValue): Scalar | undefined {
  if (typeof value === 'string') return { kind: 'string', text: value };
  if (typeof value === 'number') return numberScalar(String(value));
  if (typeof value === 'boolean') return { kind: 'literal', text: value ? 'true' : 'false' };
  if (value === null) return { kind: 'literal', text: 'null' };
  return value instanceof NumberLiteral ? numberScalar(value.text) : undefined;
}

function isArray(value: EventValue): value is readonly EventValue[] {
  return Array.isArray(value);
}

function membersOf(value: EventValue): Iterable<readonly [string, EventValue]> {
  if (value instanceof Map) return value as ReadonlyMap<string, EventValue>;
  return Object.entries(value as Readonly<Record<string, EventValue>>);
}
