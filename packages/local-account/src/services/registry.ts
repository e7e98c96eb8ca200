import type { ResourceType } from '../engine/resource-type';
import type { LocalServices } from './local-services';

/** The resource types of before services were folders. */
export const legacyResourceTypes: readonly ResourceType<LocalServices>[] = [];

export const legacyAcceptedTypes: Readonly<Record<string, string>> = {};
