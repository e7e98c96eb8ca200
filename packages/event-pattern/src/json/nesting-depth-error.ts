/** Jackson's default for `StreamReadConstraints.maxNestingDepth`; also EventBridge's limit for `Detail`. */
export const MAX_NESTING_DEPTH = 1000;

/** Arrays and objects within one another deeper than Jackson reads. Its message has no place in the text. */
export class NestingDepthError extends Error {
  override readonly name = 'NestingDepthError';

  constructor() {
    super(
      `Document nesting depth (${MAX_NESTING_DEPTH + 1}) exceeds the maximum allowed (${MAX_NESTING_DEPTH}, ` +
        'from `StreamReadConstraints.getMaxNestingDepth()`)',
    );
  }
}
