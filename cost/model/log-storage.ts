/**
 * To how much CloudWatch Logs compresses what it keeps, in AWS's own examples of prices.
 *
 * @see https://aws.amazon.com/cloudwatch/pricing/
 */
const COMPRESSED_SHARE = 0.15;

/** What it keeps beside each record, in bytes. @see https://aws.amazon.com/cloudwatch/pricing/ */
const METADATA_BYTES = 26;

/** How long "for ever" is paid for here, in days: a year. It goes on costing; this is against those who set a retention. */
const FOR_EVER_DAYS = 365;

const DAYS_PER_MONTH = 730 / 24;

/**
 * What is paid for keeping log records until their retention is over.
 *
 * @returns GB-months
 */
export function logGbMonths(bytes: number, records: number, retentionDays = FOR_EVER_DAYS): number {
  const storedBytes = bytes * COMPRESSED_SHARE + records * METADATA_BYTES;
  return (storedBytes / 1e9) * (retentionDays / DAYS_PER_MONTH);
}

/** What is paid for keeping events in an archive, which nobody says is compressed. @returns GB-months */
export function archiveGbMonths(bytes: number, retentionDays: number): number {
  return (bytes / 1e9) * (retentionDays / DAYS_PER_MONTH);
}
