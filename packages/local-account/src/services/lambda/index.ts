import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { restJson } from '../../wire/rest-json';
import { type FunctionsOffer, offerFunctions } from './invocation/offer-functions';
import type { LambdaNeeds } from './needs';
import { addPermission } from './operations/add-permission';
import { createAlias } from './operations/create-alias';
import { deleteAlias } from './operations/delete-alias';
import { errorBody } from './operations/error-body';
import { getAlias } from './operations/get-alias';
import { getFunction } from './operations/get-function';
import { getFunctionConfiguration } from './operations/get-function-configuration';
import { getPolicy } from './operations/get-policy';
import { invoke } from './operations/invoke';
import { listAliases } from './operations/list-aliases';
import { listFunctions } from './operations/list-functions';
import { listVersionsByFunction } from './operations/list-versions-by-function';
import { NOT_SERVED } from './operations/not-served';
import { publishVersion } from './operations/publish-version';
import { removePermission } from './operations/remove-permission';
import { updateAlias } from './operations/update-alias';
import { updateFunctionCode } from './operations/update-function-code';
import { createLambdaPorts, type LambdaPorts } from './ports';
import { lambdaAlias } from './resources/lambda-alias';
import { lambdaFunction } from './resources/lambda-function';
import { lambdaLayerVersion } from './resources/lambda-layer-version';
import { lambdaLayerVersionPermission } from './resources/lambda-layer-version-permission';
import { lambdaPermission } from './resources/lambda-permission';
import { lambdaVersion } from './resources/lambda-version';

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
      operations: [
        addPermission,
        createAlias,
        deleteAlias,
        getAlias,
        getFunction,
        getFunctionConfiguration,
        getPolicy,
        invoke,
        listAliases,
        listFunctions,
        listVersionsByFunction,
        publishVersion,
        removePermission,
        updateAlias,
        updateFunctionCode,
      ],
    },
    resources: [
      lambdaAlias,
      lambdaFunction,
      lambdaLayerVersion,
      lambdaLayerVersionPermission,
      lambdaPermission,
      lambdaVersion,
    ],
    stop: () => ports.stop(),
  });
  return { service, functions: offerFunctions(service, ports) };
}
