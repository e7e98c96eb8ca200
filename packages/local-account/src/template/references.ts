import { isJsonObject } from '@pipeline/states-language';

/** Something that a part of a template refers to by its name. */
export interface Reference {
  /** `Ref` and `${Name}` are `ref`, `Fn::GetAtt` and `${Name.Attribute}` are `attribute`, what `Fn::If` decides by is `condition`. */
  readonly kind: 'ref' | 'attribute' | 'condition';
  readonly name: string;
  /** The function that refers, such as `Fn::Sub`. */
  readonly by: string;
}

/** All that a part of a template refers to, at any depth. */
export function referencesIn(node: unknown): Reference[] {
  if (Array.isArray(node)) return node.flatMap(referencesIn);
  if (!isJsonObject(node)) return [];
  return Object.entries(node).flatMap(([by, argument]) => [
    ...referencesOf(by, argument),
    ...referencesIn(argument),
  ]);
}

function referencesOf(by: string, argument: unknown): Reference[] {
  const given: unknown = Array.isArray(argument) ? argument[0] : argument;
  if (typeof given !== 'string') return [];
  switch (by) {
    case 'Ref':
      return [{ kind: 'ref', name: given, by }];
    case 'Fn::GetAtt':
      return [{ kind: 'attribute', name: beforeDot(given), by }];
    case 'Fn::If':
      return [{ kind: 'condition', name: given, by }];
    case 'Fn::Sub':
      return namesInSub(given, Array.isArray(argument) ? (argument[1] as unknown) : undefined);
    default:
      return [];
  }
}

function namesInSub(text: string, variables: unknown): Reference[] {
  const own = isJsonObject(variables) ? variables : {};
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !Object.hasOwn(own, name))
    .map((name) => ({
      kind: name.includes('.') ? 'attribute' : 'ref',
      name: beforeDot(name),
      by: 'Fn::Sub',
    }));
}

function beforeDot(text: string): string {
  return text.split('.')[0] ?? text;
}
