import { AwsError } from '../../errors/aws-error';

/** What became of a change that was asked for: it is done by the time that it is answered. */
export interface ProgressEvent {
  readonly TypeName: string;
  readonly Identifier: string;
  readonly RequestToken: string;
  readonly Operation: 'UPDATE';
  readonly OperationStatus: 'SUCCESS';
  readonly EventTime: Date;
  /** JSON. */
  readonly ResourceModel: string;
}

/** How many can be asked for still. */
const MOST_REQUESTS = 100;

/** The latest changes that were asked for. */
export class Requests {
  private readonly byToken = new Map<string, ProgressEvent>();

  keep(progress: ProgressEvent): ProgressEvent {
    this.byToken.set(progress.RequestToken, progress);
    for (const oldest of this.byToken.keys()) {
      if (this.byToken.size <= MOST_REQUESTS) break;
      this.byToken.delete(oldest);
    }
    return progress;
  }

  /** @throws AwsError `RequestTokenNotFoundException` */
  find(token: string): ProgressEvent {
    const progress = this.byToken.get(token);
    if (progress) return progress;
    throw new AwsError('RequestTokenNotFoundException', `Request with token ${token} was not found`);
  }
}
