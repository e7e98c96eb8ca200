import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { awsJson } from '../../wire/aws-json';
import { addTagsToResource } from './operations/add-tags-to-resource';
import { deleteParameter } from './operations/delete-parameter';
import { deleteParameters } from './operations/delete-parameters';
import { describeParameters } from './operations/describe-parameters';
import { getParameter } from './operations/get-parameter';
import { getParameterHistory } from './operations/get-parameter-history';
import { getParameters } from './operations/get-parameters';
import { getParametersByPath } from './operations/get-parameters-by-path';
import { listTagsForResource } from './operations/list-tags-for-resource';
import { putParameter } from './operations/put-parameter';
import { removeTagsFromResource } from './operations/remove-tags-from-resource';
import { Parameters } from './parameters';
import type { SsmPorts } from './ports';
import { ssmParameter } from './resources/ssm-parameter';

/** Systems Manager, as far as Parameter Store: what stacks leave there for each other and for functions. */
export function ssmService(account: AccountPorts): {
  readonly service: Service;
  /** @returns a parameter's value by its name; undefined if there is none, and for a SecureString, which templates do not get */
  readonly parameterValue: (name: string) => string | undefined;
} {
  const parameters = new Parameters(account);
  const service = createService<SsmPorts>(account, {
    name: 'ssm',
    ports: { ...account, parameters },
    api: {
      protocol: awsJson({ version: '1.1', targetPrefix: 'AmazonSSM' }),
      operations: [
        addTagsToResource,
        deleteParameter,
        deleteParameters,
        describeParameters,
        getParameter,
        getParameterHistory,
        getParameters,
        getParametersByPath,
        listTagsForResource,
        putParameter,
        removeTagsFromResource,
      ],
    },
    resources: [ssmParameter],
    restore: () => parameters.restore(),
  });
  return {
    service,
    parameterValue: (name) => {
      const parameter = parameters.find(name);
      return parameter?.type === 'SecureString' ? undefined : parameter?.value;
    },
  };
}
