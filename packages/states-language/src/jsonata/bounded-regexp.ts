import { createContext, runInContext } from 'node:vm';
import { MATCH_TIMEOUT_MS } from './bounds';

const sandbox: { pattern?: RegExp; text?: string } = createContext({});

/**
 * A regular expression that gives up: JSONata looks at its clock between steps, and a pattern that backtracks for
 * ever is one step.
 */
export class BoundedRegExp extends RegExp {
  override exec(text: string): RegExpExecArray | null {
    // The pattern runs as a copy: a match leaves its position in `lastIndex`, which must be this object's.
    sandbox.pattern = new RegExp(this.source, this.flags);
    sandbox.pattern.lastIndex = this.lastIndex;
    sandbox.text = text;
    try {
      const match = runInContext('pattern.exec(text)', sandbox, {
        timeout: MATCH_TIMEOUT_MS,
      }) as RegExpExecArray | null;
      this.lastIndex = sandbox.pattern.lastIndex;
      return match;
    } finally {
      delete sandbox.pattern;
      delete sandbox.text;
    }
  }
}
