import type { PipelineConfiguration } from '../../../lib/configuration-schema';
import { pairwise } from './pairwise';

type Configured = Partial<PipelineConfiguration>;

/**
 * What each key can do to the shape of the template. A key that is missing here does not compile; the list of one that
 * changes nothing but a number or a text is empty. The first of each list brings the most types of resources.
 */
const shapesOf: { readonly [Key in keyof PipelineConfiguration]-?: readonly Configured[] } = {
  stackName: [],
  archiveRetentionDays: [],
  logRetentionDays: [],
  maxTransactionBytes: [{ maxTransactionBytes: 128_000 }, { maxTransactionBytes: 1_024 }],
  throttleRateLimit: [],
  throttleBurstLimit: [],
  authorization: [
    { authorization: 'jwt', jwtIssuer: 'https://issuer.example.com/', jwtAudience: ['pipeline'] },
    { authorization: 'none' },
    { authorization: 'iam' },
  ],
  // These two go with authorization=jwt.
  jwtIssuer: [],
  jwtAudience: [],
  corsAllowOrigins: [{ corsAllowOrigins: ['https://example.com'] }, { corsAllowOrigins: [] }],
  workflowLogLevel: (['ERROR', 'ALL', 'FATAL', 'OFF'] as const).map((workflowLogLevel) => ({
    workflowLogLevel,
  })),
  tracing: [{ tracing: true }, { tracing: false }],
  dashboard: [{ dashboard: true }, { dashboard: false }],
  encryption: [{ encryption: 'customer-managed' }, { encryption: 'aws-owned' }],
  sealed: [
    { sealed: true, operatorRoleArns: ['arn:aws:iam::111111111111:role/Operator'] },
    { sealed: true },
    { sealed: false },
  ],
  // Goes with sealed=true.
  operatorRoleArns: [],
  terminationProtection: [],
  retainData: [{ retainData: true }, { retainData: false }],
  alarmEmail: [{ alarmEmail: 'on-call@example.com' }, { alarmEmail: '' }],
};

const shapes = Object.values(shapesOf).filter((list) => list.length > 0);

/**
 * Configurations in which every value stands beside every value of every other key, and those are far fewer than all
 * combinations: with `VALIDATE=all` in the environment, it is all of them. The defaults and the one with the most types of
 * resources come first.
 */
export const configurations: readonly Configured[] = [
  Object.assign({}, ...shapes.map(([first]) => first)) as Configured,
  {},
  ...(process.env.VALIDATE === 'all' ? everyCombination(shapes) : pairwise(shapes)),
];

function everyCombination([list, ...others]: readonly (readonly Configured[])[]): Configured[] {
  if (!list) return [{}];
  return everyCombination(others).flatMap((rest) => list.map((one) => ({ ...one, ...rest })));
}
