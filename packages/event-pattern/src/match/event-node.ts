import type { Scalar } from '../matchers/scalar';
import type { PathStep } from './path-step';

/**
 * The part of an event that a pattern asks about, at one step of its fields' names.
 *
 * An array does not add a step: its scalars are leaves here, and its objects and arrays are alternatives of which a
 * match may use one only. That is Ruler's array consistency (event-ruler, `ArrayMembership`): fields that come from
 * the same array must come from the same element, and scalars of an array belong to no element.
 */
export class EventNode {
  readonly leaves: Scalar[] = [];
  /** For each slot of the step. */
  readonly members: (EventNode | undefined)[] = [];
  /** For each array here, its elements that are objects or arrays. */
  readonly arrays: EventNode[][] = [];
  /** For each test of the step whether a leaf passes it, once that is known. */
  private readonly passed: (boolean | undefined)[] = [];

  /** @param path - the step that the node is at */
  constructor(readonly path: PathStep) {}

  get isEmpty(): boolean {
    return this.leaves.length === 0 && this.members.length === 0 && this.arrays.length === 0;
  }

  /** Whether a leaf passes a test of the step. Every rule that has the test asks, but it is run only once. */
  passes(testIndex: number): boolean {
    return (this.passed[testIndex] ??= this.run(testIndex));
  }

  /** The node of a step after this one, which is added when there is none. */
  memberAt(slot: number): EventNode {
    return (this.members[slot] ??= new EventNode(this.path.following[slot] ?? this.path));
  }

  /** A node like this one with other arrays. */
  withArrays(arrays: readonly EventNode[][]): EventNode {
    const node = new EventNode(this.path);
    for (const leaf of this.leaves) node.leaves.push(leaf);
    for (const member of this.members) node.members.push(member);
    for (const elements of arrays) node.arrays.push(elements);
    return node;
  }

  /** A node with all that this one and another one have. */
  mergedWith(other: EventNode): EventNode {
    const merged = new EventNode(this.path);
    for (const node of [this, other]) {
      for (const leaf of node.leaves) merged.leaves.push(leaf);
      for (const elements of node.arrays) merged.arrays.push(elements);
      node.members.forEach((member, slot) => {
        if (member !== undefined) merged.members[slot] = merged.members[slot]?.mergedWith(member) ?? member;
      });
    }
    return merged;
  }

  private run(testIndex: number): boolean {
    const values = this.path.tests[testIndex]?.values ?? [];
    return this.leaves.some((leaf) => values.some((matches) => matches(leaf)));
  }
}
