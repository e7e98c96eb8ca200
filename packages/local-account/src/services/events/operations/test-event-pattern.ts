import type { TestEventPatternResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import {
  compileEventPattern,
  InvalidEventError,
  InvalidEventPatternError,
  parseTestEvent,
} from '@pipeline/event-pattern';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { requiredEventPattern } from './events-input';

export const testEventPattern = operation({
  name: 'TestEventPattern',
  input: z.object({ EventPattern: requiredEventPattern, Event: z.string() }),
  authorize: () => '*',
  run: ({ EventPattern, Event }) => {
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
