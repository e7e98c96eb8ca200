import { z } from 'zod';
import { cfnNumber } from '../../../engine/property-schemas';

/** How capacity grows and shrinks with use: nothing is held back here, and so it stays as it begins. */
const autoScaling = z
  .strictObject({
    MaxCapacity: cfnNumber,
    MinCapacity: cfnNumber,
    SeedCapacity: cfnNumber.optional(),
    TargetTrackingScalingPolicyConfiguration: z.record(z.string(), z.unknown()),
  })
  .transform(({ MinCapacity, SeedCapacity }) => SeedCapacity ?? MinCapacity);

/** @returns the units to begin with */
export const writeCapacity = z
  .strictObject({ WriteCapacityAutoScalingSettings: autoScaling })
  .transform((settings) => settings.WriteCapacityAutoScalingSettings);

/** @returns the units to begin with */
export const readCapacity = z
  .strictObject({
    ReadCapacityAutoScalingSettings: autoScaling.optional(),
    ReadCapacityUnits: cfnNumber.optional(),
  })
  .transform((settings) => settings.ReadCapacityUnits ?? settings.ReadCapacityAutoScalingSettings);
