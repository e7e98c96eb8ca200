import { UserError } from '@pipeline/local-account';

/** The stack is not one of a single pipeline, so there is nothing to say about its cost. */
export class NoPipelineError extends UserError {
  override readonly name = 'NoPipelineError';
}
