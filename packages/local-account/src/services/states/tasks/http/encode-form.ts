import type { JsonValue } from 'type-fest';
import { isJsonObject } from '@pipeline/states-language';

/** How a list is written: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#url-encode-request-body */
export type ArrayFormat = 'INDICES' | 'REPEAT' | 'COMMAS' | 'BRACKETS';

/** A value as `application/x-www-form-urlencoded`: what is inside an object has its path for a name, `metadata[order]`. */
export function encodeForm(value: Readonly<Record<string, JsonValue>>, format: ArrayFormat): string {
  return Object.entries(value)
    .flatMap(([name, member]) => pairsOf(name, member, format))
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&');
}

type Pair = readonly [name: string, value: string];

function pairsOf(name: string, value: JsonValue, format: ArrayFormat): Pair[] {
  if (Array.isArray(value)) {
    if (format === 'COMMAS') return [[name, value.map(textOf).join(',')]];
    return value.flatMap((element, index) => pairsOf(elementName(name, index, format), element, format));
  }
  if (!isJsonObject(value)) return [[name, textOf(value)]];
  return Object.entries(value).flatMap(([key, member]) => pairsOf(`${name}[${key}]`, member ?? null, format));
}

function elementName(name: string, index: number, format: ArrayFormat): string {
  if (format === 'REPEAT') return name;
  return format === 'BRACKETS' ? `${name}[]` : `${name}[${index}]`;
}

/** Not confirmed against AWS: that null is an empty text. */
function textOf(value: JsonValue): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
