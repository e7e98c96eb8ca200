import type { SynthesizedStack } from '../../../local/cloud-assembly';

/** As much of a template as tests alter. */
export interface TemplateJson {
  readonly Resources: Record<string, ResourceJson>;
}

export interface ResourceJson {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  DependsOn?: string[];
}

export function templateOf({ templateText }: SynthesizedStack): TemplateJson {
  return JSON.parse(templateText) as TemplateJson;
}

/** The same stack with another template. */
export function withTemplate(synthesized: SynthesizedStack, template: object): SynthesizedStack {
  return { ...synthesized, templateText: JSON.stringify(template) };
}

/** Takes a resource out, and out of what waits for it. */
export function removeResource(template: TemplateJson, logicalId: string): void {
  delete template.Resources[logicalId];
  for (const resource of Object.values(template.Resources)) {
    if (resource.DependsOn) resource.DependsOn = resource.DependsOn.filter((id) => id !== logicalId);
  }
}
