/** An output of another stack, as `Fn::GetStackOutput` names it. */
export interface StackOutputReference {
  readonly stackName: string;
  readonly outputName: string;
  /** @default - the stack's own */
  readonly region?: string;
}

/** What intrinsic functions can refer to while one template is resolved. What a refused resource would have given is `NOT_CREATED`. */
export interface Scope {
  /** @returns what `Ref` gives for a resource, parameter or pseudo parameter; undefined if it gives nothing */
  ref(name: string): unknown;
  /** @returns why `Ref` gives nothing, a whole sentence */
  explainMissing(name: string): string;
  /** @returns an attribute of a resource; undefined if there is no such resource or attribute */
  attribute(logicalId: string, attributeName: string): unknown;
  /** @returns whether a condition of the template holds; undefined if there is no such condition */
  condition(name: string): boolean | undefined;
  /** @returns a value of a mapping; undefined if there is none */
  mapping(mapName: string, topLevelKey: string, secondLevelKey: string): unknown;
  /** @returns what a stack exports under this name; undefined if none does */
  exportedValue(exportName: string): string | undefined;
  /** @returns an output of another stack; undefined if there is none */
  stackOutput(reference: StackOutputReference): string | undefined;
  /** @returns the value of an SSM parameter; undefined if there is none */
  ssmParameter(name: string): string | undefined;
}
