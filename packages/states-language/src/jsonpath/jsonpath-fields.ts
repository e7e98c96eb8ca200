import type { Complete, CompletionOf, Field, FieldVisit } from '../fields';
import { type Payload, payloadOf } from '../payload';
import type { FieldSite, StateFields } from '../query-language';
import { parseTimestamp } from '../timestamp';
import { compileRule } from './choice-rule';
import { compileCompletion } from './completion';
import { compileIteration } from './iteration';
import type { PathExpression } from './path-expression';
import {
  type Document,
  integerPathField,
  pathField,
  percentagePathField,
  runtimeFailure,
  secondsPathField,
  timestampPathField,
} from './path-fields';
import { JsonPathSyntaxError } from './path/scanner';
import { compilePath } from './paths';
import { compileDynamicValue, compilePayloadTemplate, knownPartOf } from './payload-template';
import type { RawCompletion, RawJsonpath } from './raw-fields';

export class JsonpathFields implements StateFields {
  private readonly document: Document;

  constructor(
    private readonly raw: RawJsonpath,
    private readonly site: FieldSite,
  ) {
    this.document = this.compileInputPath(raw.InputPath);
  }

  effectiveInput(): Field<Payload> {
    const { Parameters, Result } = this.raw;
    const { document, site } = this;
    const template =
      Parameters === undefined
        ? undefined
        : compilePayloadTemplate(Parameters, `${site.path}/Parameters`, site.compilation);
    const apply = (visit: FieldVisit, given: Payload) =>
      template ? template({ document: given, visit }) : given;
    if (Result === undefined) {
      return (visit) => {
        const given = document(visit);
        visit.inspect('afterInputPath', given);
        const input = apply(visit, given);
        visit.inspect('afterParameters', input);
        return input;
      };
    }
    // The Result of a Pass state takes the place of its input, which must be there nevertheless.
    const result = payloadOf(Result);
    return (visit) => {
      apply(visit, document(visit));
      visit.inspect('result', result);
      return result;
    };
  }

  completion(holder: RawCompletion, prefix: string, of: CompletionOf): Complete {
    return compileCompletion(this.raw, holder, prefix, of, this.site);
  }

  timeLimits() {
    const { TimeoutSeconds, TimeoutSecondsPath, HeartbeatSeconds, HeartbeatSecondsPath } = this.raw;
    return {
      timeoutSeconds: this.integer(TimeoutSeconds, TimeoutSecondsPath, 'TimeoutSeconds'),
      heartbeatSeconds: this.integer(HeartbeatSeconds, HeartbeatSecondsPath, 'HeartbeatSeconds'),
    };
  }

  knownArguments() {
    const { Parameters } = this.raw;
    return Parameters === undefined ? undefined : { field: 'Parameters', value: knownPartOf(Parameters) };
  }

  condition(rule: object, prefix: string): Field<boolean> {
    const holds = compileRule(rule, prefix.replace(/\/$/, ''), this.site);
    return (visit) => holds({ document: this.document(visit), visit });
  }

  millisecondsToWait(): Field<number> | undefined {
    const { Seconds, Timestamp } = this.raw;
    const secondsPath = this.path(this.raw.SecondsPath, 'SecondsPath');
    const timestampPath = this.path(this.raw.TimestampPath, 'TimestampPath');
    if (!this.checkOneOf(['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'])) return undefined;
    if (Seconds !== undefined) return () => 1000 * Seconds;
    if (secondsPath) return secondsPathField(secondsPath, this.document);
    if (timestampPath) return timestampPathField(timestampPath, this.document);
    const timestamp = parseTimestamp(Timestamp ?? '') ?? 0;
    return (visit) => Math.max(0, timestamp - visit.clock.now());
  }

  failure() {
    const { Error: error, ErrorPath, Cause, CausePath } = this.raw;
    const text = this.text(error, ErrorPath, 'Error');
    return {
      error: (visit: FieldVisit) => {
        visit.inspect('afterInputPath', visit.input);
        return text?.(visit) ?? '';
      },
      cause: this.text(Cause, CausePath, 'Cause'),
    };
  }

  iteration() {
    const { MaxConcurrency, MaxConcurrencyPath } = this.raw;
    const concurrency = this.integer(MaxConcurrency, MaxConcurrencyPath, 'MaxConcurrency');
    return {
      ...compileIteration(this.raw, this.document, this.site),
      maxConcurrency: concurrency ?? (() => 0),
    };
  }

  tolerance() {
    const { ToleratedFailureCount, ToleratedFailureCountPath } = this.raw;
    const { ToleratedFailurePercentage, ToleratedFailurePercentagePath } = this.raw;
    return {
      toleratedFailureCount: this.integer(
        ToleratedFailureCount,
        ToleratedFailureCountPath,
        'ToleratedFailureCount',
      ),
      toleratedFailurePercentage: this.number(
        ToleratedFailurePercentage,
        ToleratedFailurePercentagePath,
        'ToleratedFailurePercentage',
        percentagePathField,
      ),
    };
  }

  private compileInputPath(text: string | null | undefined): Document {
    if (text === null) return () => payloadOf({});
    if (text === undefined || text === '$') return (visit) => visit.input;
    const path = this.path(text, 'InputPath');
    return path ? pathField(path, (visit) => visit.input) : (visit) => visit.input;
  }

  /** A number of the definition, or the one that a path leads to. */
  private integer(
    value: number | undefined,
    pathText: string | undefined,
    name: string,
  ): Field<number> | undefined {
    return this.number(value, pathText, name, integerPathField);
  }

  private number(
    value: number | undefined,
    pathText: string | undefined,
    name: string,
    readPath: typeof integerPathField,
  ): Field<number> | undefined {
    const path = this.path(pathText, `${name}Path`);
    this.checkAtMostOne([name, `${name}Path`]);
    if (path) return readPath(path, `${name}Path`, this.document);
    return value === undefined ? undefined : () => value;
  }

  /**
   * A text of the definition, or the one that a path or an intrinsic function yields. Not confirmed against AWS: the words
   * for what is no text.
   */
  private text(
    value: string | undefined,
    dynamic: string | undefined,
    name: string,
  ): Field<string> | undefined {
    this.checkAtMostOne([name, `${name}Path`]);
    if (dynamic === undefined) return value === undefined ? undefined : () => value;
    const field = `${name}Path`;
    try {
      const evaluate = compileDynamicValue(dynamic, field);
      return (visit) => {
        const found = evaluate({ document: visit.input, visit });
        if (typeof found.value === 'string') return found.value;
        throw runtimeFailure(visit, `The field '${field}' must yield a string, but was: ${found.text}`);
      };
    } catch (problem) {
      if (!(problem instanceof JsonPathSyntaxError)) throw problem;
      this.site.compilation.report(`${this.site.path}/${field}`, 'Value must be a valid JSONPath.');
      return undefined;
    }
  }

  private path(text: string | undefined, field: string): PathExpression | undefined {
    return text === undefined ? undefined : compilePath(text, field, this.site, 'any');
  }

  private checkAtMostOne(fields: readonly string[]): boolean {
    const given = fields.filter((field) => Object.hasOwn(this.raw, field));
    if (given.length > 1) this.reportFields('There should only be one of', fields);
    return given.length <= 1;
  }

  private checkOneOf(fields: readonly string[]): boolean {
    const isGiven = fields.some((field) => Object.hasOwn(this.raw, field));
    if (!isGiven) this.reportFields('This object should have only one of', fields);
    return this.checkAtMostOne(fields) && isGiven;
  }

  private reportFields(problem: string, fields: readonly string[]): void {
    const { path, compilation } = this.site;
    compilation.report(path, `${problem} the following fields: [${fields.join(', ')}]`);
  }
}
