import type { RequestContext } from './request-context';
import { literalTokens, type PatternToken, wildcardTokens } from './wildcard';

type Part =
  | { readonly kind: 'tokens'; readonly tokens: readonly PatternToken[] }
  | { readonly kind: 'variable'; readonly key: string; readonly fallback: string | undefined };

/** What a policy may write in one of its texts. */
export interface PolicyTextSyntax {
  /** `${…}` is replaced. Only policies of version 2012-10-17 have variables; in older ones they are literal text. */
  readonly variables: boolean;
  /** `*` and `?` are wildcards. */
  readonly wildcards: boolean;
}

const VARIABLE = /\$\{([^{}]*)\}/g;
const VARIABLE_WITH_DEFAULT = /^\s*([^,\s]+)\s*,\s*'([^']*)'\s*$/;

/**
 * A text of a policy: literal characters, wildcards, and variables that take their value from the request.
 * `${*}`, `${?}` and `${$}` are the characters themselves, and `${key, 'text'}` has a default
 * (IAM User Guide, "Variables and tags").
 */
export class PolicyText {
  private readonly parts: readonly Part[];

  constructor(text: string, syntax: PolicyTextSyntax) {
    this.parts = partsOf(text, syntax);
  }

  /** The condition keys that the variables refer to. */
  get contextKeys(): string[] {
    return this.parts.flatMap((part) => (part.kind === 'variable' ? [part.key] : []));
  }

  /**
   * The pattern for this request, or undefined when the request lacks a value for a variable. A wildcard in the value
   * of a variable is an ordinary character (not confirmed against AWS).
   */
  resolve(context: RequestContext): readonly PatternToken[] | undefined {
    const tokens: PatternToken[] = [];
    for (const part of this.parts) {
      if (part.kind === 'tokens') {
        tokens.push(...part.tokens);
        continue;
      }
      const value = context.variable(part.key) ?? part.fallback;
      if (value === undefined) return undefined;
      tokens.push(...literalTokens(value));
    }
    return tokens;
  }
}

function partsOf(text: string, { variables, wildcards }: PolicyTextSyntax): Part[] {
  const plain = (piece: string): Part => ({
    kind: 'tokens',
    tokens: wildcards ? wildcardTokens(piece) : literalTokens(piece),
  });
  if (!variables) return [plain(text)];
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    parts.push(plain(text.slice(end, match.index)), variable(match[1] ?? ''));
    end = match.index + match[0].length;
  }
  parts.push(plain(text.slice(end)));
  return parts;
}

function variable(inside: string): Part {
  if (inside === '*' || inside === '?' || inside === '$') return { kind: 'tokens', tokens: [inside] };
  const [, key, fallback] = VARIABLE_WITH_DEFAULT.exec(inside) ?? [];
  return { kind: 'variable', key: (key ?? inside.trim()).toLowerCase(), fallback };
}
