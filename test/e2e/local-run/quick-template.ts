import type { SynthesizedStack } from '../../../local/cloud-assembly';
import { type TemplateJson, templateOf, withTemplate } from './template-json';

/** What is waited for in the stack as it is deployed is minutes and hours; here it is seconds. */
export function quick(synthesized: SynthesizedStack): SynthesizedStack {
  const template = templateOf(synthesized);
  for (const { Type, Properties = {} } of Object.values(template.Resources)) {
    if (Type === 'AWS::SQS::Queue' && 'RedrivePolicy' in Properties) {
      Properties.VisibilityTimeout = 1;
      (Properties.RedrivePolicy as { maxReceiveCount: number }).maxReceiveCount = 3;
    }
    if (Type === 'AWS::Lambda::Function') Properties.Timeout = 1;
    if (Type === 'AWS::Events::Rule') {
      for (const target of Properties.Targets as { RetryPolicy: { MaximumRetryAttempts: number } }[]) {
        target.RetryPolicy.MaximumRetryAttempts = 1;
      }
    }
  }
  return withTemplate(synthesized, withShortWaits(template));
}

/** Waits of the workflow are in the text of its definition. */
function withShortWaits(template: TemplateJson): TemplateJson {
  const text = JSON.stringify(template)
    .replaceAll(String.raw`\"IntervalSeconds\":2`, String.raw`\"IntervalSeconds\":1`)
    .replaceAll(String.raw`\"MaxDelaySeconds\":32`, String.raw`\"MaxDelaySeconds\":1`);
  return JSON.parse(text) as TemplateJson;
}
