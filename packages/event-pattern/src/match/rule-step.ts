import type { FieldTest } from '../parse/field-test';
import type { Rule } from '../parse/parse-pattern';
import { PathStep } from './path-step';

/** One rule's share of a `PathStep`. */
export interface RuleStep {
  readonly following: { readonly slot: number; readonly step: RuleStep }[];
  /** The field that ends here. */
  field: RuleField | undefined;
  /** Whether every field from here on may be missing. */
  acceptsAbsence: boolean;
  /** Whether every field after this step may be missing. */
  acceptsAbsenceBelow: boolean;
  /** Whether some field after this step may be missing. */
  someAcceptAbsenceBelow: boolean;
  /** The least rank of the fields after this step. */
  firstRankBelow: number;
}

export interface RuleField {
  /** Where its test stands among the tests of its step. */
  readonly testIndex: number;
  readonly acceptsAbsence: boolean;
  /** The field's place among the rule's fields in the order in which Event Ruler tries them: sorted by name. */
  readonly rank: number;
}

/** Lays out the steps of a rule, and adds them to those of the rules before it. */
export function ruleSteps(rule: Rule, paths: PathStep): RuleStep {
  const root = ruleStep();
  // Like Java, the comparison is by UTF-16 units.
  const fields = [...rule].sort(([a], [b]) => (a < b ? -1 : 1));
  fields.forEach(([fieldName, test], rank) => {
    addField(root, paths, fieldName.split('.'), test, rank);
  });
  return root;
}

function addField(
  root: RuleStep,
  paths: PathStep,
  names: readonly string[],
  test: FieldTest,
  rank: number,
): void {
  let step = root;
  let path = paths;
  for (const name of names) {
    step.acceptsAbsence &&= test.acceptsAbsence;
    step.acceptsAbsenceBelow &&= test.acceptsAbsence;
    step.someAcceptAbsenceBelow ||= test.acceptsAbsence;
    step.firstRankBelow = Math.min(step.firstRankBelow, rank);
    const slot = path.addSlot(name);
    path = path.following[slot] ?? path;
    const known = step.following.find((candidate) => candidate.slot === slot);
    const next = known ?? { slot, step: ruleStep() };
    if (known === undefined) step.following.push(next);
    step = next.step;
  }
  step.acceptsAbsence &&= test.acceptsAbsence;
  step.field = { testIndex: path.addTest(test), acceptsAbsence: test.acceptsAbsence, rank };
}

function ruleStep(): RuleStep {
  return {
    following: [],
    field: undefined,
    acceptsAbsence: true,
    acceptsAbsenceBelow: true,
    someAcceptAbsenceBelow: false,
    firstRankBelow: Infinity,
  };
}
