import { z } from 'zod';

/** What every operation on resources takes. The caller's own rights are looked at, and no role's. */
export const resourceInput = {
  RoleArn: z
    .never({ error: 'The local run takes no role here: the caller has to have the rights' })
    .optional(),
  TypeName: z
    .string()
    .min(10)
    .max(196)
    .regex(/^[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}$/),
  TypeVersionId: z.never({ error: 'The local run has one version of a type' }).optional(),
};

export const identifierInput = z.string().min(1).max(1024);
