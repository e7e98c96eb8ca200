import { AwsError } from '../../../errors/aws-error';
import { alreadyExists, doesNotExist, limitExceeded } from '../event-errors';
import { Replay, type ReplayInput, type ReplayPorts } from './replay';

/** By account and Region. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html */
const CONCURRENT_REPLAYS = 10;

/** "Replays are deleted after 90 days." @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html */
const REMEMBERED_MS = 90 * 86_400_000;

/** The replays of the account: those that run, and those that ended in the last 90 days. */
export class Replays {
  private readonly byName = new Map<string, Replay>();

  constructor(private readonly ports: ReplayPorts) {}

  all(): Replay[] {
    this.forgetOld();
    return [...this.byName.values()];
  }

  /** @throws AwsError `ResourceNotFoundException` */
  replay(name: string): Replay {
    this.forgetOld();
    const replay = this.byName.get(name);
    if (replay) return replay;
    throw doesNotExist('Replay', name);
  }

  /** @throws AwsError `ResourceAlreadyExistsException`, `LimitExceededException` */
  start(input: ReplayInput): Replay {
    this.forgetOld();
    if (this.byName.has(input.name)) throw alreadyExists('Replay', input.name);
    const running = this.all().filter(({ hasEnded }) => !hasEnded);
    if (running.length >= CONCURRENT_REPLAYS) throw limitExceeded();
    const replay = new Replay(input, this.ports);
    this.byName.set(input.name, replay);
    replay.start();
    return replay;
  }

  /** @throws AwsError `ResourceNotFoundException`, `IllegalStatusException` */
  cancel(name: string): Replay {
    const replay = this.replay(name);
    if (replay.cancel()) return replay;
    throw new AwsError(
      'IllegalStatusException',
      `Replay ${name} is not in a valid state for this operation.`,
    );
  }

  stop(): void {
    for (const replay of this.byName.values()) replay.stop();
  }

  private forgetOld(): void {
    const oldest = this.ports.clock.now() - REMEMBERED_MS;
    for (const [name, { endTime }] of this.byName) {
      if (endTime && endTime.getTime() < oldest) this.byName.delete(name);
    }
  }
}
