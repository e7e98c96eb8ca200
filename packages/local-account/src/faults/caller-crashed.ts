/** The process that made a call has crashed on purpose: it gets no answer, and does nothing more with what it had in hand. */
export class CallerCrashed extends Error {
  override readonly name = 'CallerCrashed';
}
