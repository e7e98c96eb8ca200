import { z } from 'zod';

/** The id of a statement; the pattern is recorded on AWS. */
export const statementIdInput = z
  .string()
  .min(1)
  .max(100)
  .regex(/^(?:([a-zA-Z0-9-_]+))$/);

/** What a permission is made of, as the API's model has it. */
export const permissionInput = {
  Action: z.string().regex(/^(?:(lambda:[*]|lambda:[a-zA-Z]+|[*]))$/),
  Principal: z.string().regex(/^(?:[^\s]+)$/),
  SourceArn: z
    .string()
    .regex(
      /^(?:arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*))$/,
    )
    .optional(),
  SourceAccount: z
    .string()
    .regex(/^(?:\d{12})$/)
    .optional(),
  PrincipalOrgID: z
    .string()
    .regex(/^(?:o-[a-z0-9]{10,32})$/)
    .optional(),
  EventSourceToken: z
    .string()
    .regex(/^(?:[a-zA-Z0-9._-]+)$/)
    .optional(),
  FunctionUrlAuthType: z.enum(['NONE', 'AWS_IAM']).optional(),
};
