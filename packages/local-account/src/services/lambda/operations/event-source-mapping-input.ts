import { z } from 'zod';
import { arn } from '../../../arn';
import type { LambdaPorts } from '../ports';

/** Names a mapping. */
export const uuidInput = z.string().min(1);

export function mappingResource({ account }: LambdaPorts, uuid: string): string {
  return arn(account, 'lambda', `event-source-mapping:${uuid}`);
}
