/** The account and Region that the local run stands for. */
export interface Account {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
}

/** @param accountId 12 digits. @default - nobody's account */
export function localAccount(region: string, accountId = '000000000000'): Account {
  return { accountId, region, partition: partitionOf(region) };
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}
