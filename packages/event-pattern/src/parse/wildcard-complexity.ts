import type { WildcardPattern } from '../matchers/wildcard';

// The most that one field may have. AWS does not publish its limit. With Event Ruler's measure
// (`MachineComplexityEvaluator`: how many parts of the patterns the worst value can be in at once) this number agrees
// with what AWS is known to refuse: `*:*:*:*:*:event-bus/*` (11, EventBridge User Guide), four times
// `*:stack/{name}/*` (12, github.com/vals-ai/Valkyrie/pull/278), four times `*/datasync/*.bif` (16); and to take:
// three times `*:stack/{name}/*` (9), four times `*.bif` (8), `/Users/*/dir/dir/dir/dir/dir/doc.txt` (7, LocalStack's
// `content_wildcard_repeating`).
const MAX_COMPLEXITY = 10;

interface PrefixNode {
  readonly children: Map<string, PrefixNode>;
  /** How many texts begin with the text that leads here. */
  uses: number;
  /** `uses` of this text and of all of its suffixes. */
  total: number;
  fallback: PrefixNode | undefined;
}

/** Whether AWS refuses the wildcard patterns of one field as too complex. */
export function isTooComplex(patterns: readonly WildcardPattern[]): boolean {
  const withAsterisk = patterns.filter((pattern) => pattern.length > 1);
  return withAsterisk.some(([head]) => {
    // Only patterns with agreeing beginnings can be under way for the same value.
    const together = withAsterisk.filter(([other]) => head.startsWith(other));
    return complexityOf(together) > MAX_COMPLEXITY;
  });
}

/** One for every asterisk, and one for every beginning of a literal that the same value can end in. */
function complexityOf(patterns: readonly WildcardPattern[]): number {
  let asterisks = 0;
  const root = newNode();
  for (const [, ...literals] of patterns) {
    asterisks += literals.length;
    for (const literal of literals) insert(root, literal);
  }
  return asterisks + mostUsesAtOnce(root);
}

function insert(root: PrefixNode, literal: string): void {
  let node = root;
  for (const char of literal) {
    const child = node.children.get(char) ?? newNode();
    node.children.set(char, child);
    child.uses += 1;
    node = child;
  }
}

/** The automaton of Aho and Corasick: each text points to the longest of its suffixes that is also in the tree. */
function mostUsesAtOnce(root: PrefixNode): number {
  let most = 0;
  const queue = [root];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const [char, child] of node.children) {
      let fallback = node.fallback;
      while (fallback !== undefined && !fallback.children.has(char)) fallback = fallback.fallback;
      child.fallback = fallback?.children.get(char) ?? root;
      child.total = child.uses + child.fallback.total;
      most = Math.max(most, child.total);
      queue.push(child);
    }
  }
  return most;
}

function newNode(): PrefixNode {
  return { children: new Map(), uses: 0, total: 0, fallback: undefined };
}
