import type { JsonValue } from 'type-fest';
import { isJsonObject } from '../../json';

/** A side of a comparison; undefined where its path finds nothing. */
type Side = JsonValue | undefined;

export type Comparison = (left: Side, right: Side) => boolean;

/** The operators of Jayway's JsonPath, in the order in which they are to be tried. */
export const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['==', areEqual],
  ['!=', (left, right) => !areEqual(left, right)],
  ['<=', (left, right) => inOrder(left, right, (order) => order <= 0)],
  ['<', (left, right) => inOrder(left, right, (order) => order < 0)],
  ['>=', (left, right) => inOrder(left, right, (order) => order >= 0)],
  ['>', (left, right) => inOrder(left, right, (order) => order > 0)],
  ['in', (left, right) => isListed(left, right)],
  ['nin', (left, right) => !isListed(left, right)],
  ['contains', contains],
  ['subsetof', (left, right) => listOf(left).every((entry) => isListed(entry, right))],
  ['anyof', (left, right) => listOf(left).some((entry) => isListed(entry, right))],
  ['noneof', (left, right) => !listOf(left).some((entry) => isListed(entry, right))],
  ['size', (left, right) => sizeOf(left) === right],
  ['empty', (left, right) => sizeOf(left) !== undefined && (sizeOf(left) === 0) === right],
]);

/** A number and the text of a number are equal to Jayway's JsonPath. */
function areEqual(left: Side, right: Side): boolean {
  if (left === undefined || right === undefined) return false;
  if (typeof left === 'number' && typeof right === 'string') return left === Number(right);
  if (typeof left === 'string' && typeof right === 'number') return left === String(right);
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((entry, index) => areEqual(entry, right[index]));
  }
  if (isJsonObject(left) && isJsonObject(right)) {
    const [members, others] = [Object.entries(left), new Map(Object.entries(right))];
    return (
      members.length === others.size && members.every(([name, member]) => areEqual(member, others.get(name)))
    );
  }
  return left === right;
}

/** Only numbers and texts have an order, each among themselves. */
function inOrder(left: Side, right: Side, accepts: (order: number) => boolean): boolean {
  if (typeof left === 'number' && typeof right === 'number') return accepts(left - right);
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  return accepts(left === right ? 0 : left < right ? -1 : 1);
}

function isListed(entry: Side, list: Side): boolean {
  return listOf(list).some((listed) => areEqual(entry, listed));
}

function contains(left: Side, right: Side): boolean {
  if (typeof left === 'string') return typeof right === 'string' && left.includes(right);
  return isListed(right, left);
}

function listOf(value: Side): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function sizeOf(value: Side): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : undefined;
}
