/** What intrinsic functions can refer to while one template is resolved. */
export interface Scope {
  /** @returns what `Ref` gives for a resource, parameter or pseudo parameter; undefined if there is no such name */
  ref(name: string): unknown;
  /** @returns an attribute of a resource; undefined if there is no such resource or attribute */
  attribute(logicalId: string, attributeName: string): unknown;
  /** @returns whether a condition of the template holds; undefined if there is no such condition */
  condition(name: string): boolean | undefined;
  /** @returns a value of a mapping; undefined if there is none */
  mapping(mapName: string, topLevelKey: string, secondLevelKey: string): unknown;
}
