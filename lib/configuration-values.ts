import { z } from 'zod';

/** What a kind of value allows, in the words of an error and of the documentation. What `refine` refuses has the `error` of the schema before it. */
const ALLOWED = z.registry<{ readonly allowed: string }>();

/**
 * What a value has to be, in words. `a | b` are alternatives, each to be written as it stands.
 *
 * @param schema one that a function of this module made
 */
export function allowedValues(schema: z.ZodType): string {
  const documented = ALLOWED.get(schema);
  if (!documented) throw new Error('This schema does not say in words what it allows.');
  return documented.allowed;
}

/** A whole number, also as the text that `cdk -c key=value` makes of every value. */
export function wholeNumber(min: number, max: number) {
  const allowed = `a whole number from ${min} to ${max}`;
  return numberOrDigits(allowed)
    .refine((value) => Number.isInteger(value) && value >= min && value <= max)
    .register(ALLOWED, { allowed });
}

/** One of some numbers, also as the text that `cdk -c key=value` makes of every value. */
export function oneNumberOf<const T extends number>(values: readonly T[]) {
  const allowed = values.join(' | ');
  const isOne = (value: number): value is T => values.some((one) => one === value);
  return numberOrDigits(allowed).refine(isOne).register(ALLOWED, { allowed });
}

export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  const allowed = values.join(' | ');
  return z.enum(values, { error: allowed }).register(ALLOWED, { allowed });
}

/** Yes or no, also as the text that `cdk -c key=value` makes of every value. */
export function trueOrFalse() {
  const allowed = 'true | false';
  return z
    .union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')], {
      error: allowed,
    })
    .register(ALLOWED, { allowed });
}

/** A text of a form; `otherwise` is what is said of a value that is no text at all. */
export function text(form: RegExp, allowed: string, otherwise = allowed) {
  return z.string({ error: otherwise }).regex(form, { error: allowed }).register(ALLOWED, { allowed });
}

/** An e-mail address, or an empty text. */
export function emailOrNothing() {
  const allowed = 'an e-mail address, or nothing';
  return z
    .string({ error: allowed })
    .refine((value) => value === '' || z.email().safeParse(value).success)
    .register(ALLOWED, { allowed });
}

/**
 * The issuer of tokens by OpenID Connect, or an empty text: an https address without query or fragment. API Gateway reads the
 * configuration below it from the public internet, so a host without a dot or with an address of its own cannot be one; nor
 * can the address of that configuration itself, which people have at hand.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IssuerIdentifier
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function issuerOrNothing() {
  const allowed =
    'an https address of a public host, without query, fragment or /.well-known/openid-configuration, or nothing';
  return z
    .string({ error: allowed })
    .refine((value) => value === '' || isIssuer(value))
    .register(ALLOWED, { allowed });
}

function isIssuer(value: string): boolean {
  if (!/^https:\/\/[^\s,?#@]+$/.test(value) || !URL.canParse(value)) return false;
  const { hostname, pathname } = new URL(value);
  const isPublic =
    /\.[a-z][a-z0-9-]*$/.test(hostname) && !/\.(internal|invalid|local|localhost|test)$/.test(hostname);
  return isPublic && !pathname.includes('/.well-known');
}

/** Several texts of a form: a list in `cdk.json`, separated by commas on the command line. */
export function list(form: RegExp, allowed: string) {
  return z
    .union(
      [z.array(z.string()), z.string().transform((value) => value.split(',').filter((part) => part !== ''))],
      { error: allowed },
    )
    .refine((values) => values.every((value) => form.test(value)))
    .register(ALLOWED, { allowed });
}

function numberOrDigits(allowed: string) {
  return z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)], { error: allowed });
}
