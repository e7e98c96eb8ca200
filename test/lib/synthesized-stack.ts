import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { readConfiguration } from '../../lib/configuration';
import { newApp } from './cdk-app';
import { PipelineStack } from './pipeline-stack';
import { allOutputs } from './template-resources';

export function newPipelineStack(
  configured: Record<string, unknown> = {},
  app: App = newApp(),
): PipelineStack {
  return new PipelineStack(app, readConfiguration(configured));
}

const synthesized = new Map<string, Template>();

/** The whole pipeline's template: the defaults, and what is configured here. Synthesized once for a test file. */
export function synthesizePipeline(configured: Record<string, unknown> = {}): Template {
  const key = JSON.stringify(configured);
  const template = synthesized.get(key) ?? Template.fromStack(newPipelineStack(configured));
  synthesized.set(key, template);
  return template;
}

/** The logical id of what an output tells about: the name by which an operator knows a resource. */
export function logicalIdOfOutput(template: Template, output: string): string {
  const value = allOutputs(template)[output]?.Value as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  const logicalId = value.Ref ?? value['Fn::GetAtt']?.[0];
  if (!logicalId) throw new Error(`The output ${output} is no Ref or Fn::GetAtt`);
  return logicalId;
}
