import { GB_BYTES } from './metering';

/**
 * To how much CloudWatch Logs compresses what it keeps, in AWS's own examples of prices.
 *
 * @see https://aws.amazon.com/cloudwatch/pricing/
 */
const COMPRESSED_SHARE = 0.15;

/** What it keeps beside each record, in bytes. @see https://aws.amazon.com/cloudwatch/pricing/ */
const METADATA_BYTES = 26;

/**
 * How long "for ever" is paid for here, in days: two years, which the CDK sets for groups that it makes and nobody says anything about. It goes
 * on costing after that, so any end is against those who set a retention.
 */
const FOR_EVER_DAYS = 731;

const DAYS_PER_MONTH = 730 / 24;

/**
 * What is paid for keeping log records until their retention is over.
 *
 * @returns GB-months
 */
export function logGbMonths(bytes: number, records: number, retentionDays = FOR_EVER_DAYS): number {
  const storedBytes = bytes * COMPRESSED_SHARE + records * METADATA_BYTES;
  return (storedBytes / GB_BYTES) * (retentionDays / DAYS_PER_MONTH);
}

/** What is paid for keeping events in an archive, which nobody says is compressed. @returns GB-months */
export function archiveGbMonths(bytes: number, retentionDays: number): number {
  return (bytes / GB_BYTES) * (retentionDays / DAYS_PER_MONTH);
}
