import { readFileSync } from 'node:fs';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
} from 'aws-cdk-lib';

/**
 * Finds properties that are an empty text. CloudFormation's schemas allow one where a name, a key or an ARN belongs, and so
 * does every other validator, but a service may refuse it, and in some Regions only.
 *
 * @see https://github.com/aws/aws-cdk/issues/37847
 */
export class NoEmptyText implements IPolicyValidationPlugin {
  readonly name = 'NoEmptyText';
  readonly ruleIds = ['NoEmptyText'];

  validate({ templatePaths }: IPolicyValidationContext): PolicyValidationPluginReport {
    const violatingResources = templatePaths.flatMap((templatePath) => {
      const { Resources } = JSON.parse(readFileSync(templatePath, 'utf8')) as {
        Resources: Record<string, { Properties?: unknown }>;
      };
      return Object.entries(Resources)
        .map(([resourceLogicalId, { Properties }]) => ({
          resourceLogicalId,
          templatePath,
          locations: emptyTexts(Properties, 'Properties'),
        }))
        .filter(({ locations }) => locations.length > 0);
    });
    if (violatingResources.length === 0) return { success: true, violations: [] };
    const description = 'A property is an empty text: leave it out instead.';
    return {
      success: false,
      violations: [{ ruleName: 'NoEmptyText', description, severity: 'error', violatingResources }],
    };
  }
}

/** The paths of empty texts. The first argument of `Fn::Join` is a separator, which may be empty. */
function emptyTexts(value: unknown, path: string): string[] {
  if (value === '') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    emptyTexts(key === 'Fn::Join' ? (member as unknown[])[1] : member, `${path}/${key}`),
  );
}
