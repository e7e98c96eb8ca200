import { z } from 'zod';
import { MalformedPolicyDocumentError } from './malformed-policy-document-error';
import { type PolicyStatement, policyStatement } from './policy-statement';

/** A policy whose every element this engine knows. Made by {@link parsePolicyDocument} only. */
export interface PolicyDocument {
  readonly statements: readonly PolicyStatement[];
}

/** A policy with the name by which decisions refer to it. */
export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

const VERSION_WITH_VARIABLES = '2012-10-17';

const envelope = z.strictObject({
  // "If you do not include a Version element, the value defaults to 2008-10-17" (IAM User Guide, "Version").
  Version: z.enum(['2008-10-17', VERSION_WITH_VARIABLES]).default('2008-10-17'),
  Id: z.string().optional(),
  Statement: z.preprocess(
    (statement): unknown => (Array.isArray(statement) ? statement : [statement]),
    z.array(z.unknown()).min(1),
  ),
});

/**
 * Reads a policy document: the parsed JSON, or its text.
 * @param where - names the policy in the error: a logical id, a construct path
 * @throws {@link MalformedPolicyDocumentError} for an unknown element, operator or value, with its path
 */
export function parsePolicyDocument(document: unknown, where: string): PolicyDocument {
  const { Version, Statement } = read(envelope, parsedJson(document, where), where);
  const variables = Version === VERSION_WITH_VARIABLES;
  const statements = z.object({ Statement: z.array(policyStatement(variables)) });
  return { statements: read(statements, { Statement }, where).Statement };
}

function parsedJson(document: unknown, where: string): unknown {
  if (typeof document !== 'string') return document;
  try {
    return JSON.parse(document);
  } catch {
    throw new MalformedPolicyDocumentError(where, ['it is not JSON']);
  }
}

function read<Schema extends z.ZodType>(schema: Schema, input: unknown, where: string): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`,
  );
  throw new MalformedPolicyDocumentError(where, problems);
}
