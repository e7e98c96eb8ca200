/**
 * Which part of executions X-Ray records by its default rule: the first of each second, and 5 % of the others. An account without rules
 * of its own has this one. Arrivals are independent, so below one a second some share a second: this is against those
 * who leave tracing off, since fewer are paid for than if they came evenly.
 *
 * @param perSecond executions
 * @returns 0 to 1
 * @see https://docs.aws.amazon.com/xray/latest/devguide/xray-console-sampling.html
 */
export function recordedShare(perSecond: number): number {
  const firstOfSecond = 1 - Math.exp(-perSecond);
  return (firstOfSecond + 0.05 * (perSecond - firstOfSecond)) / perSecond;
}
