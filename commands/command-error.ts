/** What whoever runs a command can mend. The message says what, where and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
