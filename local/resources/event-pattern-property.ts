import { z } from 'zod';
import { compileEventPattern } from '../event-pattern';

/** A pattern as a template gives it: an object, or its JSON text. */
export const eventPatternProperty = z
  .union([z.record(z.string(), z.unknown()).transform((pattern) => JSON.stringify(pattern)), z.string()])
  .transform((text) => ({ text, pattern: compileEventPattern(text) }));
