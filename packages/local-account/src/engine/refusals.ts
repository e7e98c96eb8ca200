import { UserError } from '../errors/user-error';

/** Several things in one template that cannot be run, each in lines of its own. */
class TemplateRefusedError extends UserError {
  override readonly name = 'TemplateRefusedError';

  constructor(readonly refusals: readonly UserError[]) {
    super(refusals.map(({ message }) => message).join('\n'));
  }
}

/** Collects what is wrong with a template, so that it is told all at once. */
export class Refusals {
  private readonly collected = new Map<string, UserError>();

  add(refusal: UserError): void {
    this.collected.set(refusal.message, refusal);
  }

  /**
   * Tries something, and keeps what the user can put right about it.
   *
   * @returns whether it went well
   * @throws any error that is not the user's to put right
   */
  async attempt(action: () => void | Promise<void>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.add(error);
      return false;
    }
  }

  /** @throws UserError, the one there is; TemplateRefusedError for more than one */
  throwIfAny(): void {
    const refusals = [...this.collected.values()];
    const [first, ...more] = refusals;
    if (first) throw more.length === 0 ? first : new TemplateRefusedError(refusals);
  }
}
