import { z } from 'zod';
import { compileEventPattern, InvalidEventPatternError } from '@pipeline/event-pattern';

/** A pattern as a template gives it: an object, or its JSON text. */
export const eventPatternProperty = z
  .union([z.record(z.string(), z.unknown()).transform((pattern) => JSON.stringify(pattern)), z.string()])
  .transform((text, { issues }) => {
    try {
      return { text, compiled: compileEventPattern(text) };
    } catch (error) {
      if (!(error instanceof InvalidEventPatternError)) throw error;
      issues.push({ code: 'custom', input: text, message: error.message });
      return z.NEVER;
    }
  });
