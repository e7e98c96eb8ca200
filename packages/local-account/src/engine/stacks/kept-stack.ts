import { z } from 'zod';
import { parseTemplate } from '../../template/template';
import type { Stack } from './stack';
import type { StackRequest } from './stack-request';

const keptStackSchema = z.object({
  stackName: z.string(),
  stackId: z.string(),
  createdAt: z.coerce.date(),
  terminationProtection: z.boolean(),
  templateText: z.string(),
  parameters: z.record(z.string(), z.string()),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  capabilities: z.array(z.string()),
  notificationArns: z.array(z.string()),
  roleArn: z.string().optional(),
  /** How many resources of a logical id came before its own: by it and the logical id they have their names. */
  generations: z.record(z.string(), z.number()),
});

/** A stack as it is kept for the next run: what it takes to make it again, with the same names. */
export type KeptStack = z.output<typeof keptStackSchema>;

/** @returns undefined for a stack of which nothing is there that could be kept */
export function keepStack(stack: Stack): KeptStack | undefined {
  const { request } = stack;
  if (!request || stack.byLogicalId.size === 0) return undefined;
  return {
    stackName: stack.stackName,
    stackId: stack.stackId,
    createdAt: stack.createdAt,
    terminationProtection: stack.terminationProtection,
    templateText: request.templateText,
    parameters: Object.fromEntries(request.parameters ?? []),
    tags: [...(request.tags ?? [])],
    capabilities: [...(request.capabilities ?? [])],
    notificationArns: [...(request.notificationArns ?? [])],
    roleArn: request.roleArn,
    generations: Object.fromEntries(
      stack.resources.map(({ logicalId, generation }) => [logicalId, generation]),
    ),
  };
}

/** @throws Error for a text that `keepStack` did not make */
export function readKeptStack(text: string): KeptStack {
  return keptStackSchema.parse(JSON.parse(text));
}

/** @throws UserError for a template that is not known any more */
export function requestOfKept(kept: KeptStack): StackRequest {
  const { templateText, tags, capabilities, notificationArns, roleArn } = kept;
  return {
    templateText,
    template: parseTemplate(templateText),
    parameters: new Map(Object.entries(kept.parameters)),
    tags,
    capabilities,
    notificationArns,
    roleArn,
    onFailure: 'DO_NOTHING',
  };
}
