import { refused } from '../../../engine/property-schemas';

/** Of versions and aliases alike. */
export const provisionedConcurrency = refused(
  'The local run starts processes when they are needed, and provisions none',
);
