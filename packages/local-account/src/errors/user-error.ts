/** Something that whoever runs the stack can do something about: the message says what, and is all there is to show. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}
