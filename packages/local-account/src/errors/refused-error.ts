import { UserError } from './user-error';

/** Something in the template that the local run does not run: the start stops with it. */
export class RefusedError extends UserError {
  override readonly name = 'RefusedError';

  /**
   * @param where the place in the template, such as `Resources.Queue.Properties.FifoQueue`
   * @param what what stands there and why it cannot be run, a whole sentence
   */
  constructor(
    readonly where: string,
    readonly what: string,
  ) {
    super(`${where}: ${what}`);
  }
}
