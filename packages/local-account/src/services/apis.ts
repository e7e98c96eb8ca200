import type { ServiceApi } from '../wire/service-api';
import { lambdaApi } from './lambda/operations/lambda-api';
import type { LocalWorld } from './local-world';
import { logsApi } from './logs/operations/logs-api';
import { statesApi } from './states/operations/states-api';

/** The AWS APIs that the local run serves, with all their operations: each operation is a file in the folder of its API. */
export const apis: readonly ServiceApi<LocalWorld>[] = [lambdaApi, logsApi, statesApi];
