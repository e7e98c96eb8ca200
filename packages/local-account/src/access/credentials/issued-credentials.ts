import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../../clock/clock';
import type { Caller } from '../caller';
import { ID_CHARACTERS } from '../unique-id';
import type { ClientCredentials, SessionCredentials } from './credentials';

/** What is known of an access key that was issued here. */
export interface IssuedKey {
  readonly credentials: ClientCredentials | SessionCredentials;
  /** Who signs with it. */
  readonly caller: Caller;
}

/** What an id has after the four letters that tell its kind, and a session token at its beginning: no real one begins like this. */
const MARK = 'LOCAL';

/** The access keys that this account has issued: all others are of somebody whom it does not know. */
export class IssuedCredentials {
  private readonly keys = new Map<string, IssuedKey>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** Makes an access key in IAM's form, of 20 and of 40 characters. It holds for good. */
  issueKeyPair(caller: Caller): ClientCredentials {
    return this.keep({ accessKeyId: newKeyId('AKIA'), secretAccessKey: newSecret() }, caller);
  }

  /** Makes the credentials of a session, as STS does. Those that have ended are forgotten. */
  issueSession(caller: Caller, durationSeconds: number): SessionCredentials {
    const now = this.clock.now();
    for (const [accessKeyId, { credentials }] of this.keys) {
      if ('expiration' in credentials && credentials.expiration + FORGOTTEN_AFTER_MS <= now) {
        this.keys.delete(accessKeyId);
      }
    }
    const credentials = {
      accessKeyId: newKeyId('ASIA'),
      secretAccessKey: newSecret(),
      sessionToken: MARK + randomBytes(192).toString('base64'),
      expiration: now + durationSeconds * 1000,
    };
    return this.keep(credentials, caller);
  }

  find(accessKeyId: string): IssuedKey | undefined {
    return this.keys.get(accessKeyId);
  }

  hasExpired({ credentials }: IssuedKey): boolean {
    return 'expiration' in credentials && credentials.expiration <= this.clock.now();
  }

  private keep<Issued extends ClientCredentials>(credentials: Issued, caller: Caller): Issued {
    this.keys.set(credentials.accessKeyId, { credentials, caller });
    return credentials;
  }
}

/** How long it is still told of a session that it has ended, and not that it is unknown. */
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000;

/** Whether an id, or a session token, has the form of those that are issued here: in this run or in an earlier one. */
export function isOfLocalForm(given: {
  readonly accessKeyId: string;
  readonly sessionToken?: string;
}): boolean {
  return /^A[KS]IALOCAL/.test(given.accessKeyId) || (given.sessionToken?.startsWith(MARK) ?? false);
}

function newKeyId(kind: 'AKIA' | 'ASIA'): string {
  const random = Array.from({ length: 11 }, () => ID_CHARACTERS[randomInt(ID_CHARACTERS.length)]).join('');
  return kind + MARK + random;
}

function newSecret(): string {
  return randomBytes(30).toString('base64');
}
