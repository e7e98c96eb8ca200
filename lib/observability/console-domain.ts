import { Aws, CfnMapping } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** What the address of the console ends in, by partition. */
const DOMAINS = {
  aws: { domain: 'console.aws.amazon.com' },
  // https://docs.amazonaws.cn/en_us/aws/latest/userguide/endpoints-Ningxia.html
  'aws-cn': { domain: 'console.amazonaws.cn' },
  // https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-console.html
  'aws-us-gov': { domain: 'console.amazonaws-us-gov.com' },
  // https://docs.aws.eu/general/latest/gr/endpoints.html (AWS European Sovereign Cloud)
  'aws-eusc': { domain: 'console.amazonaws-eusc.eu' },
};

/**
 * The domain of the console in the partition that the stack is deployed to, known no earlier than then. The template has the
 * list of them once somebody asks.
 */
export function consoleDomain(scope: Construct): string {
  const id = 'ConsoleDomains';
  const domains = scope.node.tryFindChild(id) ?? new CfnMapping(scope, id, { mapping: DOMAINS });
  return (domains as CfnMapping).findInMap(Aws.PARTITION, 'domain');
}
