import type { TestEventPatternResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import {
  compileEventPattern,
  InvalidEventError,
  InvalidEventPatternError,
  parseTestEvent,
} from '@pipeline/event-pattern';
import { AwsError } from '../../../errors/aws-error';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { admit } from './events-admission';

export const testEventPattern = operation<LocalWorld, { EventPattern: string; Event: string }>({
  name: 'TestEventPattern',
  input: z.object({ EventPattern: z.string(), Event: z.string() }),
  run: ({ EventPattern, Event }, caller, world) => {
    admit(world, caller, 'TestEventPattern');
    try {
      const pattern = compileEventPattern(EventPattern);
      return { Result: pattern.matches(parseTestEvent(Event)) } satisfies TestEventPatternResponse;
    } catch (error) {
      if (error instanceof InvalidEventPatternError || error instanceof InvalidEventError) {
        throw new AwsError(error.code, error.message);
      }
      throw error;
    }
  },
});
