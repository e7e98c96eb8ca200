import { type Document, isAlias, isScalar, type Node, parseDocument, type Tags, visit } from 'yaml';
import { TemplateError } from './template-error';

/**
 * Types of YAML 1.1 that CloudFormation does not read: a date stays the text that it is, and `<<` a key like any other.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
const UNREAD_TYPES = ['timestamp', 'binary', 'omap', 'pairs', 'set', 'merge'].map(
  (name) => `tag:yaml.org,2002:${name}`,
);

/**
 * Reads a template in YAML; `!Name` becomes `Fn::Name`, and `!Ref` and `!Condition` the member of that name.
 *
 * @throws TemplateError in AWS's words
 */
export function parseYaml(text: string): unknown {
  const document = parseDocument(text, {
    schema: 'yaml-1.1',
    customTags: readTypes,
    merge: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error) {
    const [{ line, col }] = error.linePos ?? [{ line: 1, col: 1 }];
    throw new TemplateError(`Template format error: YAML not well-formed. (line ${line}, column ${col})`);
  }
  writeOutFunctions(document);
  return document.toJS();
}

function readTypes(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === 'string' || !UNREAD_TYPES.includes(tag.tag));
}

function writeOutFunctions(document: Document): void {
  visit(document, {
    Alias: () => {
      // That there are none, is on the page above. Not confirmed against AWS: the words for an alias in a template.
      throw new TemplateError('Template error: YAML aliases are not allowed in CloudFormation templates');
    },
    Node: (position, node) => {
      if (isScalar(node) && (position === 'key' || isLetter(node.source)))
        node.value = node.source ?? node.value;
      if (isAlias(node) || !node.tag?.startsWith('!')) return undefined;
      const name = node.tag.slice(1);
      const argument = withoutTag(node);
      const value =
        name === 'GetAtt' && isScalar(argument) ? splitAttribute(String(argument.value)) : argument;
      return document.createNode({ [longName(name)]: value });
    },
  });
}

/** What the parser takes for a boolean, and CloudFormation's does not: YAML 1.1 has `y` and `n`, which SnakeYAML leaves out. */
function isLetter(source: string | undefined): boolean {
  return /^[YyNn]$/.test(source ?? '');
}

function withoutTag(node: Node): Node {
  delete (node as { tag?: string }).tag;
  return node;
}

function longName(name: string): string {
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

/** `!GetAtt Resource.Attribute`: an attribute's name can have dots of its own. */
function splitAttribute(text: string): string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
