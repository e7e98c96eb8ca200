import { parsePayload, partsOf, type Payload } from '../payload';
import { TestRefusal } from './test-refusal';

/**
 * The items in what an `ItemReader` has read.
 *
 * @param data as it is in its source. @default - none
 * @param inputType of the `ReaderConfig`
 * @throws TestRefusal for data that are none of the type, and for types that are not read here
 */
export function readItems(data: string | undefined, inputType: string): readonly Payload[] {
  if (data === undefined) return [];
  switch (inputType) {
    case 'JSON':
      return [...partsOf(parse(data)).values()];
    case 'JSONL':
      return data
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
        .map(parse);
    default:
      throw new TestRefusal(`The local run reads no ${inputType} in mapItemReaderData, but JSON and JSONL.`);
  }
}

function parse(text: string): Payload {
  try {
    return parsePayload(text);
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    throw new TestRefusal('The mapItemReaderData must be valid JSON');
  }
}
