/** The account and Region that the local run stands for. */
export interface Account {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
}

/** There is one account, and it is nobody's. */
export function localAccount(region: string): Account {
  return { accountId: '000000000000', region, partition: partitionOf(region) };
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}
