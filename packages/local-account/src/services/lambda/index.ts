import type { AccountPorts } from '../../account-ports';
import { acceptedType } from '../../engine/accepted-type';
import { createService, type Service } from '../../service';
import { restJson } from '../../wire/rest-json';
import { type FunctionsOffer, offerFunctions } from './invocation/offer-functions';
import type { LambdaNeeds } from './needs';
import { errorBody } from './operations/error-body';
import { getFunction } from './operations/get-function';
import { getFunctionConfiguration } from './operations/get-function-configuration';
import { invoke } from './operations/invoke';
import { listFunctions } from './operations/list-functions';
import { NOT_SERVED } from './operations/not-served';
import { updateFunctionCode } from './operations/update-function-code';
import { createLambdaPorts, type LambdaPorts } from './ports';
import { lambdaFunction } from './resources/lambda-function';

export type { FunctionsOffer } from './invocation/offer-functions';
export { TooManyRequests } from './invocation/too-many-requests';
export type { BeforeInvoke } from './needs';

/** Lambda: the stack's functions, looked at, invoked and given other code. */
export function lambdaService(
  account: AccountPorts,
  needs: LambdaNeeds,
): { readonly service: Service; readonly functions: FunctionsOffer } {
  const ports = createLambdaPorts(account, needs);
  const service = createService<LambdaPorts>(account, {
    name: 'lambda',
    ports,
    api: {
      protocol: restJson({ errorBody, notServed: NOT_SERVED }),
      operations: [getFunction, getFunctionConfiguration, invoke, listFunctions, updateFunctionCode],
    },
    resources: [lambdaFunction],
    accepted: [
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
      acceptedType(
        'AWS::Lambda::Permission',
        'only workflows call functions locally, by the rights of their roles',
        ({ physicalName }) => ({ ref: physicalName, attributes: { Id: physicalName } }),
      ),
    ],
    stop: () => ports.stop(),
  });
  return { service, functions: offerFunctions(service, ports) };
}
