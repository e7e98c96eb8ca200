/** Any JSON value, as `JSON.parse` makes it. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [member: string]: JsonValue };
