import { awsQuery } from '../../../wire/aws-query';
import type { ServiceApi } from '../../../wire/service-api';
import type { LocalWorld } from '../../local-world';
import { describeStackEvents } from './describe-stack-events';
import { describeStackResource } from './describe-stack-resource';
import { describeStackResources } from './describe-stack-resources';
import { describeStacks } from './describe-stacks';
import { getTemplate } from './get-template';
import { getTemplateSummary } from './get-template-summary';
import { listExports } from './list-exports';
import { listStackResources } from './list-stack-resources';
import { listStacks } from './list-stacks';

/** CloudFormation, for the one stack there is. */
export const cloudFormationApi: ServiceApi<LocalWorld> = {
  signingName: 'cloudformation',
  protocol: awsQuery({
    xmlNamespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  }),
  operations: [
    describeStackEvents,
    describeStackResource,
    describeStackResources,
    describeStacks,
    getTemplate,
    getTemplateSummary,
    listExports,
    listStackResources,
    listStacks,
  ],
};
