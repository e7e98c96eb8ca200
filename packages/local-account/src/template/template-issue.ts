import { z } from 'zod';
import { RefusedError } from '../errors/refused-error';
import { ownValue, recordByName } from '../record-by-name';
import { TemplateError } from './template-error';

/** Recorded on AWS, as all words here of which nothing else is said. */
export const NO_RESOURCES = 'At least one Resources member must be defined';
export const UNSUPPORTED_STRUCTURE = 'Template format error: unsupported structure.';

type Issue = z.core.$ZodIssue;

/** What AWS has in a template, and the local run does not do. */
const NOT_RUN = ['Transform', 'Hooks', 'CreationPolicy', 'UpdatePolicy'];

/** Says in CloudFormation's words what is wrong with a document as a template, and in ours what is not run. */
export function issueErrors(issue: Issue, document: unknown): (TemplateError | RefusedError)[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return unknownMembers(issue.keys, path, document);
  const [section, name = ''] = path.map(String);
  // A loop of the language extensions stands where a resource would.
  if (section === 'Resources' && name.startsWith('Fn::')) return [notRun([name], 'Template.Resources')];
  return [new TemplateError(wordsOf(issue))];
}

function unknownMembers(
  keys: readonly string[],
  path: Issue['path'],
  document: unknown,
): (TemplateError | RefusedError)[] {
  const refused = keys.filter((key) => NOT_RUN.includes(key));
  const unknown = keys.filter((key) => !NOT_RUN.includes(key));
  return [
    ...(refused.length > 0 ? [notRun(refused, placeOf(path, document))] : []),
    ...unknown.map((key) => new TemplateError(unknownMember(key, path))),
  ];
}

function notRun(names: readonly string[], place: string): RefusedError {
  return new RefusedError(place, `The local run does not know ${names.join(', ')} here.`);
}

function unknownMember(key: string, [section]: Issue['path']): string {
  if (section === undefined) return `Invalid template property or properties [${key}]`;
  if (section === 'Outputs') return NO_VALUE;
  // Recorded on AWS of resources; of parameters and rules not confirmed against AWS.
  return `Invalid template ${String(section).toLowerCase().replace(/s$/, '')} property '${key}'`;
}

function wordsOf(issue: Issue): string {
  const [section, name, member] = issue.path.map(String);
  if (section === undefined) return UNSUPPORTED_STRUCTURE;
  const pointer = `/${issue.path.map(String).join('/')}`;
  if (name === undefined) return `Template format error: ${sectionWords(section)}`;
  switch (section) {
    case 'Resources':
      if (member === undefined) return 'Template format error: Any Resources member must be an object.';
      return resourceWords(`/${section}/${name}`, name, member, issue);
    case 'Parameters':
      return parameterWords(name, member, issue);
    case 'Outputs':
      if (member === 'Value') return NO_VALUE;
      break;
    case 'Mappings':
      return member === undefined
        ? `Template format error: Every Mappings member ${name} must be a map`
        : 'Template format error: Every Mappings attribute must be a String or a List.';
  }
  return `Template format error: [${pointer}] ${issue.message}`;
}

const NO_VALUE = 'Template format error: Every Outputs member must contain a Value object';

/** Not confirmed against AWS: the words for a template's section that is no object, and for its version. */
function sectionWords(section: string): string {
  if (section === 'Resources') return `${NO_RESOURCES}.`;
  if (section === 'AWSTemplateFormatVersion') return `Unsupported ${section}: use 2010-09-09.`;
  if (section === 'Description') return `'Description' length is greater than 1024.`;
  return `${section} must be an object.`;
}

/** Not confirmed against AWS: the words for a `DeletionPolicy` or `UpdateReplacePolicy` that is none. */
function resourceWords(pointer: string, name: string, member: string, issue: Issue): string {
  if (member === 'Type') {
    return `Template format error: [${pointer}] Every Resources object must contain a Type member.`;
  }
  if (member === 'DeletionPolicy' || member === 'UpdateReplacePolicy') {
    return `Template format error: Unrecognized ${member} ${inputOf(issue)} for resource ${name}`;
  }
  return `Template format error: [${pointer}/${member}] ${issue.message}`;
}

/** Not confirmed against AWS: the words for a parameter's declaration that is wrong. */
function parameterWords(name: string, member: string | undefined, issue: Issue): string {
  if (member === undefined) return 'Template format error: Any Parameters member must be an object.';
  if (member !== 'Type') return `Template format error: [/Parameters/${name}/${member}] ${issue.message}`;
  return issue.input === undefined
    ? 'Template format error: Every Parameters object must contain a Type member.'
    : `Template format error: Unrecognized parameter type: ${inputOf(issue)}`;
}

function inputOf({ input }: Issue): string {
  return typeof input === 'string' ? input : JSON.stringify(input);
}

/** A resource by its logical id and type, as refusals name it. */
function placeOf(path: Issue['path'], document: unknown): string {
  const [section, name] = path.map(String);
  const place = ['Template', ...path.map(String)].join('.');
  if (section !== 'Resources' || name === undefined) return place;
  const type = ownValue(typedResources.safeParse(document).data?.Resources ?? {}, name)?.Type;
  return type === undefined ? place : `${name} (${type})`;
}

const typedResources = z.object({
  Resources: recordByName(z.object({ Type: z.string() }).optional().catch(undefined)),
});
