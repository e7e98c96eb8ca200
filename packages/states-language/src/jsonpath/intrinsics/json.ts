import { isJsonObject } from '../../json';
import { compactTextOf, composePayload, parsePayload, partsOf, type Payload, payloadOf } from '../../payload';
import { inJavaHashOrder, javaHashOfText } from '../java-values';
import { type Intrinsic, textOf } from './intrinsic';

export const JSON_INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  StringToJson: { arguments: { min: 1, max: 1 }, run: parse },
  JsonToString: { arguments: { min: 1, max: 1 }, run: (value) => payloadOf(compactTextOf(value)) },
  JsonMerge: { arguments: { min: 3, max: 3 }, run: merge },
};

/** A text without anything in it is null (recorded on AWS). */
function parse(text: Payload): Payload | undefined {
  const source = textOf(text);
  if (source === undefined) return undefined;
  if (source.trim() === '') return payloadOf(null);
  try {
    const parsed = parsePayload(source);
    return { value: parsed.value, text: compactTextOf(parsed) };
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    return undefined;
  }
}

/**
 * Step Functions merges the first level only (step-functions/latest/dg/intrinsic-functions): `true` is refused. The
 * members come in the order of a Java HashMap (recorded on AWS).
 */
function merge(first: Payload, second: Payload, deep: Payload): Payload | undefined {
  if (!isJsonObject(first.value) || !isJsonObject(second.value) || deep.value === true) return undefined;
  const members = new Map([...partsOf(first), ...partsOf(second)]);
  return composePayload(new Map(inJavaHashOrder([...members], ([name]) => javaHashOfText(name))));
}
