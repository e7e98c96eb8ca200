import type { AccountPorts } from '../../account-ports';
import type { ControlRoute } from '../../control/control-interface';
import { acceptedType } from '../../engine/accepted-type';
import { createService, type Service } from '../../service';
import type { CustomResourceNeeds } from './needs';
import type { CustomResourcePorts } from './ports';
import { customResource } from './resources/custom-resource';
import { responseRoute } from './response-route';
import { Responses } from './responses';

/** CloudFormation's custom resources, which functions of their authors make. */
export function customResourcesService(
  account: AccountPorts,
  needs: CustomResourceNeeds,
): { readonly service: Service; readonly route: ControlRoute } {
  const responses = new Responses(account.clock, account.endpointUrl);
  const service = createService<CustomResourcePorts>(account, {
    name: 'custom-resources',
    ports: { ...account, needs, responses },
    resources: [customResource],
    accepted: [
      acceptedType(
        'AWS::CloudFormation::WaitConditionHandle',
        'the local run has no wait conditions',
        ({ account: { region }, physicalName }) => ({
          ref: `https://cloudformation-waitcondition-${region}.s3.amazonaws.com/${physicalName}`,
        }),
      ),
    ],
    breakOff: () => responses.stop(),
  });
  return { service, route: responseRoute(responses) };
}
