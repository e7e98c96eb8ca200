import { randomInt } from 'node:crypto';
import { fate } from './fate';
import { ARCHIVE_HOP, type Fault, type FaultSpec } from './fault';
import { callerNames, type FaultyCall, isOfPipe, resourceNames } from './faulty-call';
import { compilePattern } from './pattern';
import type { Piece } from './piece';
import type { ReadFault } from './read-faults';
import { Visits } from './visits';

/** Seeds are short enough to be typed. */
const SEEDS = 1_000_000;

/** What it is about that is about no transaction, such as a poll. */
const NOTHING = '';

/** A fault that is set: it knows what it is meant for, and how often it has struck. */
export class SetFault {
  readonly fault: Fault;
  /** As it was given, and with its seed: given again, it strikes the same. */
  readonly spec: FaultSpec & { readonly seed: number };
  private struck = 0;
  private readonly visits = new Visits();
  private readonly key: string;
  private readonly isHop: (hop: string) => boolean;
  private readonly isResource: ((name: string) => boolean) | undefined;
  private readonly isCaller: ((name: string) => boolean) | undefined;
  private readonly cleared = new AbortController();

  constructor(
    readonly id: string,
    { fault, spec }: ReadFault,
  ) {
    const { hop, resource, caller, seed = randomInt(SEEDS) } = fault;
    this.fault = fault;
    this.spec = { ...spec, seed };
    this.key = JSON.stringify({ ...fault, seed: undefined, probability: undefined, count: undefined });
    this.isHop = compilePattern(hop);
    this.isResource = resource === undefined ? undefined : compilePattern(resource);
    this.isCaller = caller === undefined ? undefined : compilePattern(caller);
  }

  /** How often it has struck: once for each transaction that it struck in a call. */
  get strikes(): number {
    return this.struck;
  }

  /** Whether it has struck as often as it was to. */
  get isOver(): boolean {
    return this.left <= 0;
  }

  /** Aborts when it is cleared. */
  get end(): AbortSignal {
    return this.cleared.signal;
  }

  clear(): void {
    this.cleared.abort();
  }

  /** Whether it may strike a call. */
  isMeantFor(call: FaultyCall): boolean {
    const { fault, isCaller, isResource } = this;
    if (this.isOver || !this.isHop(call.hop)) return false;
    if (call.hop === ARCHIVE_HOP && fault.hop !== ARCHIVE_HOP) return false;
    if (fault.fault === 'crash' && call.hop !== 'lambda:Invoke' && !isOfPipe(call)) return false;
    if (isCaller && !callerNames(call).some(isCaller)) return false;
    return !isResource || resourceNames(call).some(isResource);
  }

  /**
   * Decides about each that a call is about. Each has its own fate every time that it comes by, whatever else does; one that is taken
   * along by another has not come by.
   *
   * @param pieces none for a call that is about nothing, such as a poll: it has a fate, too
   * @param isTogether whether one that is struck takes the others of the call along
   * @returns the positions of those that are struck; 0 for a call that is about nothing
   */
  strike(pieces: readonly Piece[], isTogether: boolean): readonly number[] {
    const candidates = pieces.length === 0 ? this.nothing() : this.candidates(pieces);
    const struck = candidates.filter(({ identity }) => this.isFated(identity)).slice(0, this.left);
    const visitors = isTogether && struck.length > 0 ? struck : candidates;
    // What always strikes need not be counted for each.
    if (this.fault.probability < 1) for (const { identity } of visitors) this.visits.add(identity());
    this.struck += struck.length;
    return struck.map(({ index }) => index);
  }

  private get left(): number {
    return (this.fault.count ?? Infinity) - this.struck;
  }

  private nothing() {
    const { fault, match } = this.fault;
    return match === undefined && fault !== 'half' ? [{ index: 0, identity: () => NOTHING }] : [];
  }

  private candidates(pieces: readonly Piece[]) {
    return pieces.flatMap((piece, index) =>
      this.isMatch(piece) ? [{ index, identity: () => piece.digest }] : [],
    );
  }

  private isMatch(piece: Piece): boolean {
    const { match } = this.fault;
    if (match === undefined) return true;
    const { id, messageId } = piece.transaction;
    return id === match || messageId === match || piece.body.includes(match);
  }

  private isFated(identity: () => string): boolean {
    const { probability } = this.fault;
    if (probability === 1) return true;
    const name = identity();
    return fate(this.spec.seed, this.key, name, this.visits.of(name)) < probability;
  }
}
