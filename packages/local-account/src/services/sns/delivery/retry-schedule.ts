/** The waits before each further try, in milliseconds; undefined when there is to be none. */
export type RetrySchedule = (retries: number) => number | undefined;

/** @param random from 0 to 1 @default - the machine's */
type Random = () => number;

/**
 * Of what AWS runs itself: "3 times, without delay", "2 times, 1 second apart", "10 times, with exponential backoff, from 1 second to
 * 20 seconds", "100,000 times, 20 seconds apart".
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
export function retriesOfManagedEndpoint(random: Random = Math.random): RetrySchedule {
  return (retries) => {
    if (retries < 3) return 0;
    if (retries < 5) return 1_000;
    if (retries < 15) return withJitter(1_000 * 20 ** ((retries - 5) / 9), random);
    return retries < 100_015 ? withJitter(20_000, random) : undefined;
  };
}

/** Of HTTP: three times, 20 seconds apart (recorded on AWS: a topic's `EffectiveDeliveryPolicy`). */
export const retriesOfHttpEndpoint: RetrySchedule = (retries) => (retries < 3 ? 20_000 : undefined);

/** How much AWS jitters is not documented: here up to a tenth less. */
function withJitter(waitMs: number, random: Random): number {
  return waitMs * (1 - random() / 10);
}
