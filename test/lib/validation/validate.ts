import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import {
  FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT,
  VALIDATE_AGAINST_DEFAULT_RULES,
  VALIDATION_REPORT_FILE,
} from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { type Acknowledgement, acknowledgementsIn } from '../acknowledgements';
import { newApp } from '../cdk-app';
import type { PipelineStack } from '../pipeline-stack';
import { newPipelineStack } from '../synthesized-stack';
import { NoEmptyText } from './no-empty-text';

/** What a validator says about one construct. */
export interface Finding {
  readonly rule: string;
  readonly construct: string;
  readonly description: string;
}

export interface Validated {
  /** Every finding of warning or above that is not acknowledged. */
  readonly findings: readonly Finding[];
  readonly acknowledgements: readonly Acknowledgement[];
}

interface Report {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string;
      readonly description: string;
      readonly severity?: string;
      readonly violatingConstructs: readonly { readonly constructPath?: string }[];
    }[];
  }[];
}

/** One for all: its engine takes a second to start, and runs on as long as no app brings a new type of resource. */
const cloudFormationValidate = new CloudFormationValidatePlugin();

/**
 * Synthesizes the pipeline with every validator plugged in.
 *
 * @param change what to do to the stack first: a fault to plant, say
 */
export function validatePipeline(
  configured: Record<string, unknown>,
  change: (stack: PipelineStack) => void = () => undefined,
): Validated {
  return validateApp((app) => change(newPipelineStack(configured, app)));
}

/**
 * Synthesizes an app with every validator plugged in.
 *
 * @param addStacks to the app, which has none
 */
export function validateApp(addStacks: (app: App) => void): Validated {
  const app = newApp();
  // Errors stay errors, and are read off the report instead of being printed and thrown.
  app.node.setContext(VALIDATE_AGAINST_DEFAULT_RULES, true);
  app.node.setContext(FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT, false);
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app),
    new ServerlessChecks(app),
    cloudFormationValidate,
    new NoEmptyText(),
  );
  addStacks(app);
  return { findings: readFindings(synthesizeQuietly(app)), acknowledgements: acknowledgementsIn(app) };
}

/** One of cdk-nag's rules reads a deprecated property, which the construct library would warn of. */
function synthesizeQuietly(app: App): string {
  const { JSII_DEPRECATED } = process.env;
  process.env.JSII_DEPRECATED = 'quiet';
  const { directory } = app.synth();
  if (JSII_DEPRECATED === undefined) delete process.env.JSII_DEPRECATED;
  else process.env.JSII_DEPRECATED = JSII_DEPRECATED;
  return directory;
}

function readFindings(assembly: string): Finding[] {
  const report = JSON.parse(readFileSync(join(assembly, VALIDATION_REPORT_FILE), 'utf8')) as Report;
  return report.pluginReports
    .flatMap(({ violations }) => violations)
    .filter(({ severity }) => severity !== 'informational' && severity !== 'debug')
    .flatMap(({ ruleName, description, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath = '' }) => ({
        rule: ruleName,
        construct: constructPath,
        description,
      })),
    );
}
