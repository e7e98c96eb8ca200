import type { JsonValue } from 'type-fest';
import { checkVariableNames } from '../compile/variable-names';
import type { Complete, CompletionOf, Field } from '../fields';
import { partsOf, type Payload, payloadOf } from '../payload';
import type { FieldSite, StateFields } from '../query-language';
import { parseTimestamp } from '../timestamp';
import { compileTemplate } from './compile-template';
import { evaluateField, type ExtraBindings } from './evaluate-field';
import type { StatesMember } from './references';
import type { Template } from './template';
import { arrayField, booleanField, integerField, stringField } from './typed-fields';

/** What `TimeoutSeconds` and `HeartbeatSeconds` may say (step-functions/latest/dg/state-task). */
const TIMEOUT_BOUNDS = { min: 1, max: 99_999_999 };

/** What `Seconds` may say (states-language.net/spec and step-functions/latest/dg/state-wait). */
const WAIT_BOUNDS = { min: 0, max: 99_999_999 };

const CONCURRENCY_BOUNDS = { min: 0, max: Number.MAX_SAFE_INTEGER };

/** The fields of all types of states that are JSONata's, after their schema has been checked. */
export interface RawJsonata {
  readonly Arguments?: JsonValue;
  readonly TimeoutSeconds?: JsonValue;
  readonly HeartbeatSeconds?: JsonValue;
  readonly Seconds?: JsonValue;
  readonly Timestamp?: JsonValue;
  readonly Error?: JsonValue;
  readonly Cause?: JsonValue;
  readonly Items?: JsonValue;
  readonly ItemSelector?: JsonValue;
  readonly MaxConcurrency?: JsonValue;
}

interface RawCompletion {
  readonly Output?: JsonValue;
  readonly Assign?: Record<string, JsonValue>;
}

export class JsonataFields implements StateFields {
  constructor(
    private readonly raw: RawJsonata,
    private readonly site: FieldSite,
  ) {}

  effectiveInput(): Field<Payload> {
    const template = this.template(this.raw.Arguments, 'Arguments');
    return template
      ? (visit) => payloadOf(evaluateField(template, 'Arguments', visit))
      : (visit) => visit.input;
  }

  completion(holder: RawCompletion, prefix: string, of: CompletionOf): Complete {
    const members: StatesMember[] = of === 'input' ? [] : [of];
    const output = this.template(holder.Output, `${prefix}Output`, members);
    const assignField = `${prefix}Assign`;
    const { path, compilation } = this.site;
    checkVariableNames(Object.keys(holder.Assign ?? {}), `${path}/${assignField}`, compilation);
    const assign = this.compile(holder.Assign ?? {}, assignField, members);
    return (visit, value) => {
      const extra: ExtraBindings = of === 'input' ? {} : { [of]: value.value };
      // Every expression sees the variables as they were before the state.
      const assigned = evaluateField(assign, assignField, visit, extra) as Record<string, JsonValue>;
      return {
        output: output ? payloadOf(evaluateField(output, `${prefix}Output`, visit, extra)) : value,
        assigned: Object.fromEntries(
          Object.entries(assigned).map(([name, member]) => [name, payloadOf(member)]),
        ),
      };
    };
  }

  timeLimits() {
    const { TimeoutSeconds, HeartbeatSeconds } = this.raw;
    const field = (value: JsonValue | undefined, name: string) => {
      const template = this.template(value, name);
      return template && integerField(template, name, TIMEOUT_BOUNDS);
    };
    return {
      timeoutSeconds: field(TimeoutSeconds, 'TimeoutSeconds'),
      heartbeatSeconds: field(HeartbeatSeconds, 'HeartbeatSeconds'),
    };
  }

  knownArguments() {
    const { Arguments } = this.raw;
    return Arguments === undefined ? undefined : { field: 'Arguments', value: Arguments };
  }

  condition(rule: { readonly Condition: JsonValue }, prefix: string): Field<boolean> {
    const field = `${prefix}Condition`;
    return booleanField(this.compile(rule.Condition, field), field);
  }

  millisecondsToWait(): Field<number> | undefined {
    const { path, compilation } = this.site;
    const seconds = this.template(this.raw.Seconds, 'Seconds');
    const timestamp = this.template(this.raw.Timestamp, 'Timestamp');
    if (seconds && timestamp) {
      compilation.report(path, 'There should only be one of the following fields: [Seconds, Timestamp]');
    }
    if (seconds) {
      const field = integerField(seconds, 'Seconds', WAIT_BOUNDS);
      return (visit) => 1000 * field(visit);
    }
    if (timestamp) return timestampField(timestamp);
    compilation.report(
      path,
      'This object should have only one of the following fields: [Seconds, Timestamp]',
    );
    return undefined;
  }

  failure() {
    const field = (value: JsonValue | undefined, name: string) => {
      const template = this.template(value, name);
      return template && stringField(template, name);
    };
    return { error: field(this.raw.Error, 'Error'), cause: field(this.raw.Cause, 'Cause') };
  }

  iteration() {
    const items = this.template(this.raw.Items, 'Items');
    const selector = this.template(this.raw.ItemSelector, 'ItemSelector');
    const concurrency = this.compile(this.raw.MaxConcurrency ?? 0, 'MaxConcurrency');
    return {
      items: items ? itemsField(items) : itemsOfInput,
      iterationInput: selector
        ? (...[visit, item]: Parameters<ReturnType<StateFields['iteration']>['iterationInput']>) =>
            payloadOf(evaluateField(selector, 'ItemSelector', visit, { item }))
        : (...[, { value }]: Parameters<ReturnType<StateFields['iteration']>['iterationInput']>) => value,
      maxConcurrency: integerField(concurrency, 'MaxConcurrency', CONCURRENCY_BOUNDS),
    };
  }

  private template(
    value: JsonValue | undefined,
    field: string,
    members?: readonly StatesMember[],
  ): Template | undefined {
    return value === undefined ? undefined : this.compile(value, field, members);
  }

  private compile(value: JsonValue, field: string, members?: readonly StatesMember[]): Template {
    return compileTemplate(value, { path: `${this.site.path}/${field}`, members }, this.site.compilation);
  }
}

function timestampField(template: Template): Field<number> {
  const field = stringField(template, 'Timestamp');
  return (visit) => {
    const timestamp = field(visit);
    const milliseconds = parseTimestamp(timestamp);
    if (milliseconds === undefined) {
      // Recorded on AWS: a JSONata Wait with a text that is no timestamp.
      throw visit.failEvaluation(
        `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${timestamp}`,
        'Timestamp',
      );
    }
    return Math.max(0, milliseconds - visit.clock.now());
  };
}

function itemsField(template: Template): Field<readonly Payload[]> {
  const field = arrayField(template, 'Items');
  return (visit) => field(visit).map(payloadOf);
}

/** Recorded on AWS: a Map without Items, of an input of each other type. */
const itemsOfInput: Field<readonly Payload[]> = (visit) => {
  const { input } = visit;
  if (!Array.isArray(input.value)) {
    throw visit.failEvaluation(`Map state input must be an array but was: ${input.text}`);
  }
  return [...partsOf(input).values()];
};
