import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const quotaSchema = z.strictObject({
  id: z.string(),
  /** Whom it holds up. */
  hop: z.enum(['HTTP API', 'Queue', 'Pipe', 'Bus', 'Rule', 'Workflow', 'Function', 'Logs', 'Key']),
  what: z.string(),
  value: z.number().positive(),
  /** What each of has it: an account in a Region, a copy of the stack, or an environment of a function. */
  scope: z.enum(['account', 'stack', 'environment']),
  /** How more is asked for. */
  adjustable: z.enum(['service-quotas', 'support', 'no']),
  /** As Service Quotas calls it, with the service and the code that `aws service-quotas` takes. */
  name: z.string().optional(),
  service: z.string().optional(),
  code: z.string().optional(),
  /** In other Regions. */
  elsewhere: z.string().optional(),
  source: z.url(),
});

const fileSchema = z.strictObject({ region: z.string(), read: z.string(), quotas: z.array(quotaSchema) });

/** A quota of AWS's, by default. */
export type Quota = z.infer<typeof quotaSchema>;

/** Every quota that holds up a transaction, in the order in which one meets them; where and when they were read. */
export const QUOTAS = fileSchema.parse(JSON.parse(readFileSync(join(__dirname, 'quotas.json'), 'utf8')));

/** The quotas that the simulation knows. */
export const SIMULATED_QUOTAS = [
  'api-rate',
  'api-burst',
  'queue-in-flight',
  'pipe-first-batches',
  'pipe-growth',
  'pipe-batches',
  'pipes-account-batches',
  'put-events',
  'rule-invocations',
  'start-rate',
  'start-burst',
  'function-concurrency',
  'function-growth',
  'function-requests',
] as const;

export type SimulatedQuota = (typeof SIMULATED_QUOTAS)[number];

/** What a quota is, by its id. */
export type QuotaValues = Readonly<Record<SimulatedQuota, number>>;

/** @throws Error for an id that is none */
export function quotaOf(id: string): Quota {
  const quota = QUOTAS.quotas.find((one) => one.id === id);
  if (!quota) throw new Error(`There is no quota ${id}.`);
  return quota;
}

/** AWS's defaults, but for those that are told. */
export function quotaValues(told: Partial<QuotaValues> = {}): QuotaValues {
  const defaults = SIMULATED_QUOTAS.map((id) => [id, quotaOf(id).value]);
  return { ...(Object.fromEntries(defaults) as QuotaValues), ...told };
}
