/** A compiled filter pattern. */
export interface FilterPattern {
  /** Whether the pattern matches a log event's message. Takes time linear in the message's length. */
  matches(message: string): boolean;
}
