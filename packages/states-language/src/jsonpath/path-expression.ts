import type { FieldVisit, MapItem } from '../fields';
import { compacted, type Payload } from '../payload';
import { evaluatePath, PathFailure, PathTooCostly } from './path/evaluate-path';
import { isReference, parsePath } from './path/parse-path';
import type { Path } from './path/path';
import { JsonPathSyntaxError } from './path/scanner';

/** What a path may begin at. */
export interface PathScope {
  /** `$`: the state's input, or for example a task's result. */
  readonly document: Payload;
  /** Knows the variables and the context object, `$$`. */
  readonly visit: FieldVisit;
  /** The item that the context object is to speak of. @default - that of the iteration around the state */
  readonly item?: MapItem;
}

const VARIABLE = /^\$([\p{L}_][\p{L}\p{N}_]*)/u;

/** A path with its root: `$.orders[0]`, `$$.Execution.Name` or `$variable.name`. */
export class PathExpression {
  /** Whether it leads to one place: only then can something be written there. */
  readonly isReference: boolean;
  private readonly path: Path;
  private readonly variable: string | undefined;

  /** @throws JsonPathSyntaxError */
  constructor(readonly text: string) {
    if (!text.startsWith('$')) throw new JsonPathSyntaxError("A path begins with '$'");
    this.variable = VARIABLE.exec(text)?.[1];
    const root = this.isContext ? '$$' : `$${this.variable ?? ''}`;
    this.path = parsePath(text.slice(root.length));
    this.isReference = isReference(this.path);
  }

  get isContext(): boolean {
    return this.text.startsWith('$$');
  }

  /** Whether it is `$`, the document as it is. */
  get isDocument(): boolean {
    return this.text === '$';
  }

  /** The steps of a reference path, from its root. */
  get places(): (string | number)[] {
    return this.path.steps.flatMap<string | number>((step) => {
      if (step.kind === 'names') return step.names;
      return step.kind === 'indexes' ? step.indexes : [];
    });
  }

  /**
   * What it finds, without white space between tokens, as Step Functions writes what it has looked into.
   *
   * @throws PathFailure when it finds nothing
   * @throws StateFailure `States.Runtime` when it takes too long
   */
  evaluate(scope: PathScope): Payload {
    try {
      return compacted(evaluatePath(this.path, this.rootIn(scope)));
    } catch (problem) {
      if (!(problem instanceof PathTooCostly)) throw problem;
      const cause = `The JSONPath '${this.text}' looks at too many values.`;
      throw scope.visit.failure('States.Runtime', cause, 'never');
    }
  }

  /** The value that its steps begin at. @throws PathFailure when it is a variable that has none */
  rootIn({ document, visit, item }: PathScope): Payload {
    if (this.isContext) return visit.contextObject(item);
    if (this.variable === undefined) return document;
    const value = visit.variables().get(this.variable);
    if (!value) throw new PathFailure(`No results for path: $['${this.variable}']`, this.variable);
    return value;
  }
}
