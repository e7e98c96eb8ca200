/** What each type of an attribute carries: as on the wire, bytes as base64 and numbers as text. */
interface Content {
  readonly S: string;
  readonly N: string;
  readonly B: string;
  readonly BOOL: boolean;
  readonly NULL: true;
  readonly SS: readonly string[];
  readonly NS: readonly string[];
  readonly BS: readonly string[];
  readonly L: readonly AttributeValue[];
  readonly M: Item;
}

/** AWS's data type descriptors. */
export type AttributeType = keyof Content;

/** The types that a key can have, and that have an order. */
export type ScalarType = 'S' | 'N' | 'B';

type ValueOf<Type extends AttributeType> = { readonly [Key in Type]: Content[Key] };

/** A value of an attribute, an object of one member as on the wire: `{ S: 'text' }`. Numbers are normalised. */
export type AttributeValue = { readonly [Type in AttributeType]: ValueOf<Type> }[AttributeType];

/** A set: no value twice, in no order. */
export type SetValue = ValueOf<'SS'> | ValueOf<'NS'> | ValueOf<'BS'>;

/** An item, a key, or a map in an item: values by the names of their attributes. */
export type Item = Readonly<Record<string, AttributeValue>>;

export function typeOf(value: AttributeValue): AttributeType {
  return Object.keys(value)[0] as AttributeType;
}

/** @returns what a set has in it; nothing for what is no set */
export function elementsOf(value: AttributeValue): readonly string[] | undefined {
  if ('SS' in value) return value.SS;
  if ('NS' in value) return value.NS;
  return 'BS' in value ? value.BS : undefined;
}

/** A value with another content of the same type. */
export function setOf(type: 'SS' | 'NS' | 'BS', elements: readonly string[]): AttributeValue {
  return { [type]: elements } as AttributeValue;
}

export function isSetType(type: AttributeType): type is 'SS' | 'NS' | 'BS' {
  return type === 'SS' || type === 'NS' || type === 'BS';
}
