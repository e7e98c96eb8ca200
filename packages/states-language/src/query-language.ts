import type { JsonValue } from 'type-fest';
import type { Compilation, QueryLanguageName } from './compile/compilation';
import type { StateSchemas } from './compile/schema';
import type { ChoiceState, FailState, MapState, TaskState } from './definition';
import type { Complete, CompletionOf, Field } from './fields';
import type { Payload } from './payload';

/** A language in which states say what they do with data: JSONata or JSONPath. */
export interface QueryLanguage {
  readonly name: QueryLanguageName;
  readonly schemas: StateSchemas;
  /** Reads the fields of one state that are this language's. */
  readonly readFields: (raw: object, site: FieldSite) => StateFields;
}

/** Where the fields of a state stand. */
export interface FieldSite {
  /** The state's name. */
  readonly name: string;
  /** The state's place in the definition, for example `/States/Log`. */
  readonly path: string;
  readonly compilation: Compilation;
}

/** The fields of one state that are its query language's, compiled on demand; what is wrong with them is reported. */
export interface StateFields {
  effectiveInput(): Field<Payload>;
  /**
   * @param holder the state itself, or a rule or a catcher of it
   * @param prefix `` for the state itself, or for example `Choices[1]/`: the prefix of the field names that causes give
   */
  completion(holder: object, prefix: string, of: CompletionOf): Complete;
  timeLimits(): Pick<TaskState, 'timeoutSeconds' | 'heartbeatSeconds'>;
  /** As much of a task's arguments as is known without its input, and the field that has them. */
  knownArguments(): { readonly field: string; readonly value: JsonValue } | undefined;
  /** @param rule an entry of `Choices` */
  condition(rule: object, prefix: string): ChoiceState['choices'][number]['condition'];
  /** Nothing, and a report, where the state does not say how long. */
  millisecondsToWait(): Field<number> | undefined;
  failure(): Pick<FailState, 'error' | 'cause'>;
  iteration(): Pick<MapState, 'items' | 'iterationInput' | 'maxConcurrency'>;
}
