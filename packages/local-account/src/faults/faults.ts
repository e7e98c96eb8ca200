import type { AccountPorts } from '../account-ports';
import type { Intercept, InterceptedCall } from '../intercept';
import type { TransactionIdentity } from '../trace/trace-record';
import { piecesOf } from './call-pieces';
import { ARCHIVE_HOP, type Fault, type FaultSpec } from './fault';
import type { FaultyCall } from './faulty-call';
import { letGoWrong } from './let-go-wrong';
import { Piece } from './piece';
import { readFaults, type ServedOperations } from './read-faults';
import { Receipts } from './receipts';
import { SetFault } from './set-fault';

export interface FaultsProps extends Pick<AccountPorts, 'clock' | 'identify' | 'trace'> {
  /** What the account serves, when it is asked. */
  readonly served: () => ServedOperations;
}

/** A function that is about to get an event. */
export interface InvocationToFail {
  readonly functionArn: string;
  /** JSON. */
  readonly payload: string;
  readonly transaction: TransactionIdentity;
}

/**
 * What goes wrong on purpose in an account. Which transactions are struck follows from seeds, the transactions' bodies and how often
 * they come by: the same bodies and seeds, the same strikes, in whatever order things happen.
 */
export class Faults {
  private lastNumber = 0;
  private readonly set = new Map<string, SetFault>();
  private readonly receipts: Receipts;

  constructor(private readonly props: FaultsProps) {
    this.receipts = new Receipts(props.identify);
  }

  /** Those that are set, in the order in which they were set: the first that fits a call stands first between it and the operation. */
  get all(): readonly SetFault[] {
    return [...this.set.values()];
  }

  /**
   * Sets faults, all of them or none.
   *
   * @param specs `FaultSpec`s, or what somebody gave for such
   * @throws UserError that says what is wrong, and what to do
   */
  add(specs: readonly FaultSpec[]): readonly SetFault[] {
    const added = readFaults(specs, this.props.served()).map(
      (read) => new SetFault(`fault-${++this.lastNumber}`, read),
    );
    for (const one of added) this.set.set(one.id, one);
    return added;
  }

  /**
   * Ends a fault, or all of them. What is late arrives, and what hangs fails.
   *
   * @returns those that were cleared
   */
  clear(id?: string): readonly SetFault[] {
    const cleared = this.all.filter((one) => id === undefined || one.id === id);
    for (const one of cleared) {
      this.set.delete(one.id);
      one.clear();
    }
    return cleared;
  }

  /** Stands between every caller and every operation. */
  readonly intercept: Intercept = (call, proceed) =>
    this.set.size === 0 ? this.proceedTo(call, proceed) : this.proceedPastAll(call, proceed);

  /** Called before a function gets an event. @returns what becomes of the function */
  beforeInvoke({ functionArn, payload, transaction }: InvocationToFail): 'hang' | 'crash' | undefined {
    const call = { hop: 'lambda:Invoke', resource: functionArn };
    const piece = () => [new Piece({ text: payload, transaction }, this.props.identify)];
    for (const one of this.all) {
      const { fault } = one.fault;
      if (fault !== 'hang' && fault !== 'crash') continue;
      if (this.strike(one, call, piece).length > 0) return fault;
    }
    return undefined;
  }

  /** @returns how much later than at once an event is in an archive, in milliseconds */
  archiveDelayMs(archiveArn: string, detail: string, transaction: TransactionIdentity): number {
    const call = { hop: ARCHIVE_HOP, resource: archiveArn };
    const piece = () => [new Piece({ text: detail, transaction }, this.props.identify)];
    return this.all.reduce((sum, one) => {
      if (one.fault.fault !== 'delay' || this.strike(one, call, piece).length === 0) return sum;
      return sum + one.fault.for;
    }, 0);
  }

  private async proceedPastAll(
    call: InterceptedCall,
    proceed: (input: unknown) => Promise<object>,
  ): Promise<object> {
    return this.proceedPast(this.meantFor(call), call, this.piecesOf(call), proceed);
  }

  private async proceedPast(
    [one, ...others]: readonly SetFault[],
    call: InterceptedCall,
    pieces: () => readonly Piece[],
    proceed: (input: unknown) => Promise<object>,
  ): Promise<object> {
    if (!one) return this.proceedTo(call, proceed);
    const next = (input: unknown) => {
      if (input === call.input) return this.proceedPast(others, call, pieces, proceed);
      const changed = { ...call, input };
      return this.proceedPast(others, changed, this.piecesOf(changed), proceed);
    };
    const struck = this.strike(one, faultyCall(call), pieces, one.fault.fault !== 'half');
    if (struck.length === 0) return next(call.input);
    return letGoWrong(one, { call, struck, proceed: next }, this.props.clock);
  }

  /** Most calls are none of most faults' business. */
  private meantFor(call: InterceptedCall): readonly SetFault[] {
    const faulty = faultyCall(call);
    return this.all.filter((one) => one.isMeantFor(faulty) && !isOfFunction(one.fault, faulty.hop));
  }

  /** Reads them once, whatever number of faults asks, and not before one does. */
  private piecesOf(call: InterceptedCall): () => readonly Piece[] {
    let pieces: readonly Piece[] | undefined;
    return () => (pieces ??= piecesOf(call, this.receipts, this.props.identify));
  }

  /** @returns the positions of what is struck; each strike is in the trace */
  private strike(
    one: SetFault,
    call: FaultyCall,
    piecesOfCall: () => readonly Piece[],
    isTogether = true,
  ): readonly number[] {
    if (!one.isMeantFor(call)) return [];
    const pieces = piecesOfCall();
    const struck = one.strike(pieces, isTogether);
    const { hop, resource } = call;
    for (const index of struck) {
      const transaction = pieces[index]?.transaction ?? {};
      this.props.trace.record(resource, transaction, {
        what: 'FaultStruck',
        faultId: one.id,
        fault: one.fault.fault,
        hop,
      });
    }
    return struck;
  }

  /** Whether or not there are faults: what a poll receives now may be deleted when there are some. */
  private proceedTo(call: InterceptedCall, proceed: (input: unknown) => Promise<object>): Promise<object> {
    const answer = proceed(call.input);
    return this.receipts.concern(call) ? this.followReceipts(call, answer) : answer;
  }

  private async followReceipts(call: InterceptedCall, answered: Promise<object>): Promise<object> {
    const answer = await answered;
    this.receipts.follow(call, answer);
    return answer;
  }
}

function faultyCall({ service, operation, resource, caller }: InterceptedCall): FaultyCall {
  return { hop: `${service}:${operation}`, resource, caller };
}

/** What strikes the function itself, and not the call. */
function isOfFunction({ fault }: Fault, hop: string): boolean {
  return hop === 'lambda:Invoke' && (fault === 'hang' || fault === 'crash');
}
