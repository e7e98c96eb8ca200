import { type Reference, referencesIn } from './references';
import type { Template } from './template';
import { TemplateError } from './template-error';

/**
 * Refuses a template that refers to what is not in it, as CloudFormation does before it begins.
 *
 * @throws TemplateError in its words, recorded on AWS but for those of which something else is said
 */
export function checkReferences(template: Template): void {
  checkConditions(template);
  checkBlock(template, 'Resources', Object.values(template.Resources));
  checkBlock(template, 'Outputs', Object.values(template.Outputs));
}

function checkBlock(
  template: Template,
  block: 'Resources' | 'Outputs',
  members: readonly {
    readonly Condition?: string | undefined;
    readonly DependsOn?: readonly string[];
    readonly [name: string]: unknown;
  }[],
): void {
  const { Conditions, Resources } = template;
  const references = members.flatMap(({ Metadata: _, ...member }) => referencesIn(member));
  for (const { Condition: condition } of members) {
    // Not confirmed against AWS: the words for a condition that is not there.
    if (condition !== undefined && !Object.hasOwn(Conditions, condition)) {
      throw new TemplateError(
        `Template format error: Unresolved condition dependency ${condition} in the ${block} block of the template`,
      );
    }
  }
  const needed = members.flatMap(({ DependsOn = [] }) => DependsOn);
  const missing = [
    ...references.filter((reference) => reference.kind === 'ref' && !isKnown(reference, template)),
    ...needed.filter((name) => !Object.hasOwn(Resources, name)).map((name) => ({ name })),
  ];
  if (missing.length > 0) throw unresolved(missing, block);
  for (const { kind, name, by } of references) {
    if (kind === 'attribute' && !Object.hasOwn(Resources, name)) {
      // Not confirmed against AWS: that `Fn::Sub` is told like `Fn::GetAtt`'s other form.
      if (by === 'Fn::Sub') throw unresolved([{ name }], block);
      throw new TemplateError(`Template error: instance of Fn::GetAtt references undefined resource ${name}`);
    }
    if (kind === 'condition' && !Object.hasOwn(Conditions, name)) {
      throw new TemplateError(`Template error: unresolved condition dependency ${name} in Fn::If`);
    }
  }
}

function unresolved(missing: readonly { readonly name: string }[], block: string): TemplateError {
  const names = [...new Set(missing.map(({ name }) => name))].join(', ');
  return new TemplateError(
    `Template format error: Unresolved resource dependencies [${names}] in the ${block} block of the template`,
  );
}

/** Conditions are decided before there is any resource. Not confirmed against AWS: the words for one that refers to a resource. */
function checkConditions(template: Template): void {
  const unknown = referencesIn(template.Conditions).filter(
    (reference) =>
      reference.kind !== 'condition' &&
      (Object.hasOwn(template.Resources, reference.name) || !isKnown(reference, template)),
  );
  if (unknown.length === 0) return;
  const names = unknown.map(({ name }) => name).join(', ');
  throw new TemplateError(
    `Template format error: Unresolved dependencies [${names}]. Cannot reference resources in the Conditions block of the template`,
  );
}

/** Which pseudo parameters there are, is for the stack to say. */
function isKnown({ name }: Reference, { Parameters, Resources }: Template): boolean {
  return name.startsWith('AWS::') || Object.hasOwn(Parameters, name) || Object.hasOwn(Resources, name);
}
