import { z } from 'zod';
import { RefusedError } from '../errors/refused-error';
import type { UserError } from '../errors/user-error';
import { recordByName } from '../record-by-name';
import { parameterSchema } from './parameter';
import { parseDocument } from './parse-document';
import { checkSnapshotPolicies } from './snapshot-policy';
import { TemplateError } from './template-error';
import { issueErrors, NO_RESOURCES, UNSUPPORTED_STRUCTURE } from './template-issue';

const resourceSchema = z.strictObject({
  Type: z.string(),
  /** Of a custom resource alone; its provider is not told. */
  Version: z.string().optional(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
  Condition: z.string().optional(),
  DeletionPolicy: z.enum(['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot']).optional(),
  UpdateReplacePolicy: z.enum(['Delete', 'Retain', 'Snapshot']).optional(),
  Metadata: z.unknown().optional(),
});

const outputSchema = z.strictObject({
  Value: z.unknown().refine((value) => value !== undefined),
  Description: z.string().optional(),
  Export: z.strictObject({ Name: z.unknown() }).optional(),
  Condition: z.string().optional(),
});

const templateSchema = z.strictObject({
  AWSTemplateFormatVersion: z.literal('2010-09-09').optional(),
  Description: z.string().max(1024).optional(),
  Metadata: z.unknown().optional(),
  Parameters: recordByName(parameterSchema).default({}),
  Rules: recordByName(
    z.strictObject({
      RuleCondition: z.unknown().optional(),
      Assertions: z.array(z.strictObject({ Assert: z.unknown(), AssertDescription: z.string().optional() })),
    }),
  ).default({}),
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
 * Reads a template from its text, JSON or YAML.
 *
 * @throws TemplateError for what CloudFormation does not take either, in its words
 * @throws RefusedError for all sections and attributes that the local run does not know
 */
export function parseTemplate(text: string): Template {
  const document = parseDocument(text);
  refuseNull(document);
  const result = templateSchema.safeParse(document, { reportInput: true });
  if (!result.success) throw firstOrAll(result.error.issues.flatMap((issue) => issueErrors(issue, document)));
  refuseVersion(result.data.Resources);
  requireAlphanumeric('Resource', result.data.Resources);
  requireAlphanumeric('Parameter', result.data.Parameters);
  requireAlphanumeric('Output', result.data.Outputs);
  checkSnapshotPolicies(result.data);
  return result.data;
}

/** CloudFormation tells the first thing that it does not take; what is refused here is told all at once. */
function firstOrAll(errors: readonly (TemplateError | RefusedError)[]): UserError {
  const refusals = errors.filter((error) => error instanceof RefusedError);
  const malformed = errors.find((error) => error instanceof TemplateError);
  const [first, ...more] = refusals;
  if (malformed || !first) return malformed ?? new TemplateError(UNSUPPORTED_STRUCTURE);
  return new RefusedError(first.where, [first.what, ...more.map(({ message }) => message)].join('\n'));
}

function refuseVersion(resources: Template['Resources']): void {
  const isCustom = (type: string) =>
    type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
  const isWrong = Object.values(resources).some(
    ({ Type, Version }) => Version !== undefined && !isCustom(Type),
  );
  if (isWrong) throw new TemplateError("Invalid template resource property 'Version'");
}

function refuseNull(node: unknown, path = ''): void {
  if (node === null) throw new TemplateError(`[${path}] 'null' values are not allowed in templates`);
  if (typeof node !== 'object') return;
  for (const [key, member] of Object.entries(node)) refuseNull(member, `${path}/${key}`);
}

/** Not confirmed against AWS: the words for the name of an output. */
function requireAlphanumeric(kind: string, members: object): void {
  const name = Object.keys(members).find((candidate) => !/^[a-zA-Z0-9]+$/.test(candidate));
  if (name === undefined) return;
  throw new TemplateError(`Template format error: ${kind} name ${name} is non alphanumeric.`);
}
