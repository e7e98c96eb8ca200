import type { Template } from 'aws-cdk-lib/assertions';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Output {
  readonly Value: unknown;
  readonly Description?: string;
  readonly Export?: unknown;
}

/** Every resource of a template, by logical id; one that needs no properties has none. */
export function allResources(template: Template): Record<string, Resource> {
  const { Resources } = template.toJSON() as { Resources: Record<string, Partial<Resource>> };
  return Object.fromEntries(
    Object.entries(Resources).map(([logicalId, resource]) => [
      logicalId,
      { Type: '', Properties: {}, ...resource },
    ]),
  );
}

/** The resources of one type, by logical id. */
export function resourcesOf(template: Template, type: string): Record<string, Resource> {
  return Object.fromEntries(
    Object.entries(allResources(template)).filter(([, resource]) => resource.Type === type),
  );
}

/** The template's only resource of a type. */
export function onlyResource(template: Template, type: string): Resource & { readonly logicalId: string } {
  const [only, ...others] = Object.entries(resourcesOf(template, type));
  if (!only || others.length > 0)
    throw new Error(`The template has ${others.length + (only ? 1 : 0)} ${type}`);
  return { logicalId: only[0], ...only[1] };
}

export function allOutputs(template: Template): Record<string, Output> {
  return (template.toJSON() as { Outputs: Record<string, Output> }).Outputs;
}

export function ref(logicalId: string): { Ref: string } {
  return { Ref: logicalId };
}

export function arn(logicalId: string): { 'Fn::GetAtt': [string, string] } {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}
