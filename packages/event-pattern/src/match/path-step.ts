import type { FieldTest } from '../parse/field-test';

/**
 * A step on the way to the fields of a pattern's rules. To Event Ruler a field's name is its members' names joined
 * with dots, so the member `a.b` and the member `b` of the member `a` are the same field; splitting at dots brings both
 * to one step.
 */
export class PathStep {
  /** What the rules ask of the field that ends here. */
  readonly tests: FieldTest[] = [];
  readonly following: PathStep[] = [];
  private readonly slots = new Map<string, number>();

  /** Where a name's step stands in `following`; undefined for a name that no rule asks for. */
  slotOf(name: string): number | undefined {
    return this.slots.get(name);
  }

  addSlot(name: string): number {
    const known = this.slots.get(name);
    if (known !== undefined) return known;
    this.slots.set(name, this.following.length);
    return this.following.push(new PathStep()) - 1;
  }

  /** Where a test stands in `tests`. */
  addTest(test: FieldTest): number {
    const known = this.tests.indexOf(test);
    return known >= 0 ? known : this.tests.push(test) - 1;
  }
}

/** The slots on the way that a member's name leads from a step, dots and all; undefined for a way that no rule takes. */
export function slotsTo(memberName: string, from: PathStep): readonly number[] | undefined {
  const slots: number[] = [];
  let step: PathStep | undefined = from;
  for (const name of memberName.split('.')) {
    const slot: number | undefined = step?.slotOf(name);
    if (slot === undefined) return undefined;
    slots.push(slot);
    step = step?.following[slot];
  }
  return slots;
}
