/** Nothing is to be run: the command line or the environment asks for help, or for what cannot be. The message is all there is to say. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted';

  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}
