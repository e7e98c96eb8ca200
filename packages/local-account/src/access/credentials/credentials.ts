/** An access key, as a client signs with it. */
export interface ClientCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What somebody signs with who has taken on a role. */
export interface SessionCredentials extends ClientCredentials {
  readonly sessionToken: string;
  /** When they end, in milliseconds since the epoch, by the account's clock. */
  readonly expiration: number;
}
