import { randomBytes, randomInt } from 'node:crypto';

/** An access key, as a client signs with it. */
export interface ClientCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The letters and digits of IAM's ids. */
const ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Makes an access key in IAM's form, of 20 and of 40 characters, told from a real one by the `LOCAL` in its id. */
export function createClientCredentials(): ClientCredentials {
  const random = Array.from({ length: 11 }, () => ID_CHARACTERS[randomInt(ID_CHARACTERS.length)]).join('');
  return { accessKeyId: `AKIALOCAL${random}`, secretAccessKey: randomBytes(30).toString('base64') };
}
