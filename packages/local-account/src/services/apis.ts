import type { ServiceApi } from '../wire/service-api';
import type { LocalWorld } from './local-world';

/** The AWS APIs of before services were folders. */
export const apis: readonly ServiceApi<LocalWorld>[] = [];
