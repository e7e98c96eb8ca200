import { Template } from 'aws-cdk-lib/assertions';
import type { ProcessTransaction } from '../../../lib/flow/processing';
import { type PipelineSettings, TransactionPipeline } from '../../../lib/transaction-pipeline';
import { newStack } from '../cdk-app';
import { readDefinition, type State } from './state-machine-definition';

export interface SynthesizedProcessing {
  readonly template: Template;
  readonly startAt: string;
  /** Every state by its name, those inside others, too. */
  readonly states: Readonly<Record<string, State>>;
}

/** A pipeline with a processor of its own, as it would be deployed, and the states that the workflow puts its own around. */
export function synthesizeProcessing(
  processor: ProcessTransaction,
  settings: PipelineSettings = {},
): SynthesizedProcessing {
  const stack = newStack();
  new TransactionPipeline(stack, 'Pipeline', { ...settings, processor });
  const template = Template.fromStack(stack);
  const [processing] = readDefinition(template).States.ProcessTransaction?.Branches ?? [];
  if (!processing) throw new Error('The workflow has no states around those of the processor');
  return { template, startAt: processing.StartAt, states: withInner(processing.States) };
}

function withInner(states: Readonly<Record<string, State>>): Record<string, State> {
  const inner = Object.values(states)
    .flatMap(({ Branches = [], ItemProcessor }) => [...Branches, ...(ItemProcessor ? [ItemProcessor] : [])])
    .map(({ States }) => withInner(States));
  return Object.assign({}, states, ...inner) as Record<string, State>;
}
