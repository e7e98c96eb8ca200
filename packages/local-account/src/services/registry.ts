import type { ResourceType } from '../engine/resource-type';
import type { LocalServices } from './local-services';
import { statesStateMachine } from './states/resources/states-state-machine';

export const legacyResourceTypes: readonly ResourceType<LocalServices>[] = [statesStateMachine];

export const legacyAcceptedTypes: Readonly<Record<string, string>> = {};
