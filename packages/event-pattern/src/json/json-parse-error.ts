import { describeLocation } from './text-location';

/** A text that is not what its reader needs. The message ends in the place, in Jackson's words. */
export class JsonParseError extends Error {
  override readonly name = 'JsonParseError';

  constructor(reason: string, source: string, offset: number) {
    super(`${reason}\n at ${describeLocation(source, offset)}`);
  }
}
