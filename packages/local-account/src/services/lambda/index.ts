import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { restJson } from '../../wire/rest-json';
import type { InspectedFunction } from './inspect/inspectors';
import type { EventHead } from './invocation/event-head';
import { resumeEvents } from './invocation/invoke-later';
import { type FunctionsOffer, offerFunctions } from './invocation/offer-functions';
import type { LambdaNeeds } from './needs';
import { addPermission } from './operations/add-permission';
import { createAlias } from './operations/create-alias';
import { createEventSourceMapping } from './operations/create-event-source-mapping';
import { deleteAlias } from './operations/delete-alias';
import { deleteEventSourceMapping } from './operations/delete-event-source-mapping';
import { deleteFunctionEventInvokeConfig } from './operations/delete-function-event-invoke-config';
import { errorBody } from './operations/error-body';
import { getAlias } from './operations/get-alias';
import { getEventSourceMapping } from './operations/get-event-source-mapping';
import { getFunction } from './operations/get-function';
import { getFunctionConfiguration } from './operations/get-function-configuration';
import { getFunctionEventInvokeConfig } from './operations/get-function-event-invoke-config';
import { getPolicy } from './operations/get-policy';
import { invoke } from './operations/invoke';
import { listAliases } from './operations/list-aliases';
import { listEventSourceMappings } from './operations/list-event-source-mappings';
import { listFunctionEventInvokeConfigs } from './operations/list-function-event-invoke-configs';
import { listFunctions } from './operations/list-functions';
import { listVersionsByFunction } from './operations/list-versions-by-function';
import { NOT_SERVED } from './operations/not-served';
import { publishVersion } from './operations/publish-version';
import { putFunctionEventInvokeConfig } from './operations/put-function-event-invoke-config';
import { removePermission } from './operations/remove-permission';
import { updateAlias } from './operations/update-alias';
import { updateEventSourceMapping } from './operations/update-event-source-mapping';
import { updateFunctionCode } from './operations/update-function-code';
import { updateFunctionConfiguration } from './operations/update-function-configuration';
import { updateFunctionEventInvokeConfig } from './operations/update-function-event-invoke-config';
import { createLambdaPorts, type LambdaPorts } from './ports';
import { lambdaAlias } from './resources/lambda-alias';
import { lambdaEventInvokeConfig } from './resources/lambda-event-invoke-config';
import { lambdaEventSourceMapping } from './resources/lambda-event-source-mapping';
import { lambdaFunction } from './resources/lambda-function';
import { lambdaLayerVersion } from './resources/lambda-layer-version';
import { lambdaLayerVersionPermission } from './resources/lambda-layer-version-permission';
import { lambdaPermission } from './resources/lambda-permission';
import { lambdaVersion } from './resources/lambda-version';

export { RuntimeBundle } from './environment/runtime-bundle';
export type { InspectedFunction } from './inspect/inspectors';
export type { FunctionsOffer } from './invocation/offer-functions';
export { TooManyRequests } from './invocation/too-many-requests';
export type { LambdaNeeds } from './needs';

/** Lambda in an account. */
export interface LambdaService {
  readonly service: Service;
  readonly functions: FunctionsOffer;
  /** How many events are accepted that nobody waits for, and have not come to their end. */
  readonly underWay: () => number;
  /** The functions that can be debugged, and where; none unless it was asked for. */
  readonly inspected: () => readonly InspectedFunction[];
}

/** Lambda: the stack's functions, looked at, invoked and given other code. */
export function lambdaService(account: AccountPorts, needs: LambdaNeeds): LambdaService {
  const ports = createLambdaPorts(account, {
    ...needs,
    // Functions are destinations of each other.
    destinations: {
      ...needs.destinations,
      functions: { invoke: (call, input) => functions.invoke(call, input) },
    },
  });
  let restored: ReadonlyMap<number, EventHead> = new Map();
  const service = createService<LambdaPorts>(account, {
    name: 'lambda',
    ports,
    api: {
      protocol: restJson({ errorBody, notServed: NOT_SERVED }),
      operations: [
        updateFunctionEventInvokeConfig,
        putFunctionEventInvokeConfig,
        listFunctionEventInvokeConfigs,
        getFunctionEventInvokeConfig,
        deleteFunctionEventInvokeConfig,
        createEventSourceMapping,
        deleteEventSourceMapping,
        getEventSourceMapping,
        listEventSourceMappings,
        updateEventSourceMapping,
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
        updateFunctionConfiguration,
      ],
    },
    resources: [
      lambdaAlias,
      lambdaEventInvokeConfig,
      lambdaEventSourceMapping,
      lambdaFunction,
      lambdaLayerVersion,
      lambdaLayerVersionPermission,
      lambdaPermission,
      lambdaVersion,
    ],
    restore: async () => {
      restored = await ports.eventJournal.restore();
    },
    resume: () => resumeEvents(restored, ports),
    breakOff: () => ports.eventInvocations.breakOff(),
    stop: () => ports.stop(),
  });
  const functions = offerFunctions(service, ports);
  return {
    service,
    functions,
    underWay: () => ports.eventInvocations.count,
    inspected: () => ports.inspectors?.all ?? [],
  };
}
