import type { TransactionIdentity } from '../../../trace/trace-record';
import type { InvokedTarget, Rule } from '../rule';
import { type GivenTarget, RefusedTarget } from './given-target';
import { parseTarget } from './parse-target';
import type { DeliveringRule } from './target-input';

/** What the journal tells of an event on its way to a target; the event is its content. */
export interface ParcelHead {
  readonly eventBusName: string;
  readonly ruleName: string;
  readonly targetId: string;
  readonly eventId: string;
  readonly transaction: TransactionIdentity;
  /** Of the event. */
  readonly sizeBytes: number;
  /** Milliseconds since the epoch. */
  readonly firstTriedAt: number;
  /** How often it was tried again. */
  readonly retries: number;
  /** What it was matched with, for when that is there no more. @default - it was not tried again yet */
  readonly matched?: { readonly ruleArn: string; readonly target: GivenTarget };
}

/** One event on its way to one target. While it waits for another try, the event itself is in the journal alone. */
export interface Parcel {
  /** In the journal. */
  readonly number: number;
  readonly head: ParcelHead;
  readonly rule: DeliveringRule;
  readonly target: InvokedTarget;
  /** Tells how long ago it was tried for the first time, in milliseconds. */
  readonly ageMs: () => number;
}

export function findTarget(rule: Rule | undefined, targetId: string): InvokedTarget | undefined {
  return rule?.targets.find(
    (target): target is InvokedTarget => target.kind === 'invoked' && target.listed.Id === targetId,
  );
}

/** The rule and the target that an event was matched with, though they may be there no more. @returns undefined if that is not known */
export function asMatched({ matched, ruleName }: ParcelHead): Pick<Parcel, 'rule' | 'target'> | undefined {
  const target = matched && parseTarget(matched.target);
  if (!matched || !target || target instanceof RefusedTarget) return undefined;
  return { rule: { name: ruleName, arn: matched.ruleArn }, target };
}
