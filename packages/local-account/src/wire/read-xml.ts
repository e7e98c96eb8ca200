import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { isJsonObject } from '@pipeline/states-language';

/**
 * What is inside the root of an XML document: texts by the names of their elements.
 *
 * @param lists the elements that may come more than once
 * @returns undefined for what is no such document, and for one that declares a type: entities of its own could grow without bounds
 */
export function readXml(text: string, lists: readonly string[]): unknown {
  if (/<!DOCTYPE/i.test(text) || XMLValidator.validate(text) !== true) return undefined;
  const parser = new XMLParser({
    ignoreDeclaration: true,
    parseTagValue: false,
    trimValues: false,
    // Characters by their numbers, too.
    htmlEntities: true,
    isArray: (name) => lists.includes(name),
  });
  const document: unknown = parser.parse(text);
  return isJsonObject(document) ? Object.values(document)[0] : undefined;
}
