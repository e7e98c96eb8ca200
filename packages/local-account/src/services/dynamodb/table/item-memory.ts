import { memoryShares } from '../../../capacity/memory-shares';
import { AwsError } from '../../../errors/aws-error';

/** The memory that the items of all tables may take. AWS has no such limit. */
export class ItemMemory {
  private takenBytes = 0;

  /** @param limitBytes @default - their share of what this process may use */
  constructor(private readonly limitBytes = memoryShares().tables) {}

  /**
   * Takes memory, or gives it back.
   *
   * @param bytes below zero for what is given back
   * @throws AwsError `LimitExceededException`, with nothing taken
   */
  take(bytes: number): void {
    if (bytes > 0 && this.takenBytes + bytes > this.limitBytes) {
      throw new AwsError(
        'LimitExceededException',
        `The local run keeps the items of all tables in memory, ${this.limitBytes} bytes at most, and these would exceed that. Delete items or tables. AWS has no such limit.`,
      );
    }
    this.takenBytes += bytes;
  }
}
