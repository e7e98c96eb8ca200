import { z } from 'zod';
import { RefusedError } from '../errors/refused-error';
import { ownValue, recordByName } from '../record-by-name';

const resourceSchema = z.strictObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
  Condition: z.string().optional(),
  // What becomes of a resource when its stack is changed or deleted: a local run does neither.
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  Metadata: z.unknown().optional(),
});

const outputSchema = z.strictObject({
  Value: z.unknown(),
  Description: z.string().optional(),
  Export: z.strictObject({ Name: z.unknown() }).optional(),
  Condition: z.string().optional(),
});

/** AWS's words, recorded on AWS. */
const NO_RESOURCES = 'At least one Resources member must be defined';

const templateSchema = z.strictObject({
  AWSTemplateFormatVersion: z.literal('2010-09-09').optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  Parameters: recordByName(
    z.looseObject({ Type: z.string(), Default: z.union([z.string(), z.number(), z.boolean()]).optional() }),
  ).default({}),
  // Assertions about parameters: CDK's one checks the version of an account's bootstrap stack.
  Rules: z.unknown().optional(),
  Mappings: recordByName(recordByName(recordByName(z.unknown()))).default({}),
  Conditions: recordByName(z.unknown()).default({}),
  Resources: recordByName(resourceSchema, NO_RESOURCES).refine(
    (resources) => Object.keys(resources).length > 0,
    NO_RESOURCES,
  ),
  Outputs: recordByName(outputSchema).default({}),
});

/** A CloudFormation template, its intrinsic functions not yet resolved. */
export type Template = z.output<typeof templateSchema>;

/**
 * Reads a template from its JSON text.
 *
 * @throws RefusedError for a section or attribute that the local run does not know
 */
export function parseTemplate(text: string): Template {
  const document = parseJson(text);
  const result = templateSchema.safeParse(document);
  if (result.success) return result.data;
  const [first, ...more] = result.error.issues.map((issue) => refusal(issue, document));
  const lines = more.map(({ where, what }) => `${where}: ${what}`);
  throw new RefusedError(first?.where ?? 'Template', [first?.what ?? '', ...lines].join('\n'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RefusedError('Template', 'It is not JSON.');
  }
}

function refusal(issue: z.core.$ZodIssue, document: unknown): { where: string; what: string } {
  const path = ['Template', ...issue.path.map(String)];
  const [, section, logicalId = ''] = path;
  const type = section === 'Resources' ? typeOf(document, logicalId) : undefined;
  const where = type === undefined ? path.join('.') : [`${logicalId} (${type})`, ...path.slice(3)].join('.');
  return issue.code === 'unrecognized_keys'
    ? { where, what: `The local run does not know ${issue.keys.join(', ')} here.` }
    : { where, what: `${issue.message}.` };
}

const typedResources = z.object({
  Resources: recordByName(z.object({ Type: z.string() }).optional().catch(undefined)),
});

function typeOf(document: unknown, logicalId: string): string | undefined {
  return ownValue(typedResources.safeParse(document).data?.Resources ?? {}, logicalId)?.Type;
}
