import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { awsJson } from '../../wire/aws-json';
import { getParameter } from './operations/get-parameter';
import { getParameters } from './operations/get-parameters';
import { getParametersByPath } from './operations/get-parameters-by-path';
import { Parameters } from './parameters';
import type { SsmPorts } from './ports';
import { ssmParameter } from './resources/ssm-parameter';

/** Systems Manager, as far as Parameter Store: what stacks leave there for each other and for functions. */
export function ssmService(account: AccountPorts): {
  readonly service: Service;
  /** @returns a parameter's value by its name; undefined if there is none */
  readonly parameterValue: (name: string) => string | undefined;
} {
  const parameters = new Parameters(account);
  const service = createService<SsmPorts>(account, {
    name: 'ssm',
    ports: { ...account, parameters },
    api: {
      protocol: awsJson({ version: '1.1', targetPrefix: 'AmazonSSM' }),
      operations: [getParameter, getParameters, getParametersByPath],
    },
    resources: [ssmParameter],
  });
  return { service, parameterValue: (name) => parameters.find(name)?.value };
}
