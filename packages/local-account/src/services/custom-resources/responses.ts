import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock/clock';
import { CUSTOM_RESOURCE_RESPONSE_PATH } from '../../wire/custom-resource-response-path';

/** An answer that is waited for, until it is disposed of. */
export interface AwaitedResponse extends Disposable {
  /** Where it is put: whoever has this address can answer, once. */
  readonly responseUrl: string;
  /** Its body; undefined if it did not come in time. */
  readonly body: Promise<string | undefined>;
}

/** The answers of the providers of custom resources that are waited for. */
export class Responses {
  private readonly takers = new Map<string, (body: string | undefined) => void>();

  constructor(
    private readonly clock: Pick<Clock, 'after'>,
    private readonly endpointUrl: string,
  ) {}

  await(timeoutSeconds: number): AwaitedResponse {
    const token = randomUUID();
    const body = new Promise<string | undefined>((resolve) => {
      const timer = this.clock.after(timeoutSeconds * 1000, () => this.take(token, undefined));
      this.takers.set(token, (given) => {
        timer.cancel();
        resolve(given);
      });
    });
    const responseUrl = `${this.endpointUrl}${CUSTOM_RESOURCE_RESPONSE_PATH}?token=${token}`;
    return { responseUrl, body, [Symbol.dispose]: () => void this.take(token, undefined) };
  }

  /** @returns whether an answer was waited for at this address */
  take(token: string, body: string | undefined): boolean {
    const taker = this.takers.get(token);
    this.takers.delete(token);
    taker?.(body);
    return taker !== undefined;
  }

  /** Waits for nothing any more. */
  stop(): void {
    for (const token of [...this.takers.keys()]) this.take(token, undefined);
  }
}
