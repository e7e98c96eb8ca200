import { CharacterKinds } from './character-kinds';
import type { RegexStates } from './regex-states';

/** How many configurations are kept, before all are forgotten. */
const MAX_KEPT = 1000;

/** The states that an automaton is in at once. */
interface Configuration {
  /** The indices of those that read. */
  readonly reading: readonly number[];
  /** Whether the expression is found, and whether it is if the text ends here. */
  readonly found: boolean;
  readonly foundAtEnd: boolean;
  /** What comes after a character of each kind, as far as it has been worked out. */
  readonly next: (Configuration | undefined)[];
}

/**
 * An automaton that follows all ways through an expression at once (Thompson), and works each step out once, when a
 * text needs it. The time is linear in the text's length: at worst the length times the number of states.
 */
export class RegexAutomaton {
  private readonly kinds: CharacterKinds;
  private readonly kept = new Map<string, Configuration>();
  /** For each state: 1 if the step that is being worked out leads there. */
  private readonly entered: Buffer;
  private initial: Configuration;

  constructor(private readonly program: RegexStates) {
    this.kinds = new CharacterKinds([
      ...new Set(program.states.flatMap((state) => (state.kind === 'reads' ? [state.set] : []))),
    ]);
    this.entered = Buffer.alloc(program.states.length);
    for (const index of [...program.anchored, ...program.floating]) this.enter(index);
    this.initial = this.configuration();
  }

  /** Whether the expression is found anywhere in a text. */
  matches(text: string): boolean {
    let current = this.initial;
    let offset = 0;
    while (offset < text.length && !current.found && current.reading.length > 0) {
      const code = text.codePointAt(offset) ?? 0;
      const kind = this.kinds.of(code);
      current = current.next[kind] ?? this.step(current, kind);
      offset += code > 0xffff ? 2 : 1;
    }
    return current.found || (current.foundAtEnd && offset === text.length);
  }

  private step(from: Configuration, kind: number): Configuration {
    const code = this.kinds.examples[kind] ?? 0;
    this.entered.fill(0);
    for (const index of from.reading) {
      const state = this.program.states[index];
      if (state?.kind === 'reads' && state.set.has(code)) this.enter(state.repeats ? index : index + 1);
    }
    for (const index of this.program.floating) this.enter(index);
    const next = this.configuration();
    from.next[kind] = next;
    return next;
  }

  /** Enters a state, and those that are reached from it without reading. */
  private enter(start: number): void {
    for (let index = start; this.entered[index] === 0; index += 1) {
      this.entered[index] = 1;
      const state = this.program.states[index];
      if (state?.kind !== 'reads' || !state.optional) return;
    }
  }

  /** The configuration of the states entered. */
  private configuration(): Configuration {
    const key = this.entered.toString('latin1');
    const known = this.kept.get(key);
    if (known) return known;
    const reading: number[] = [];
    let found = false;
    let foundAtEnd = false;
    this.program.states.forEach((state, index) => {
      if (this.entered[index] === 0) return;
      if (state.kind === 'reads') reading.push(index);
      else if (state.atEnd) foundAtEnd = true;
      else found = true;
    });
    return this.keep(key, { reading, found, foundAtEnd, next: [] });
  }

  private keep(key: string, configuration: Configuration): Configuration {
    if (this.kept.size >= MAX_KEPT) {
      this.kept.clear();
      this.initial = { ...this.initial, next: [] };
    }
    this.kept.set(key, configuration);
    return configuration;
  }
}
