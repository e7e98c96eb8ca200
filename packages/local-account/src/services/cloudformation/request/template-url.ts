import { foreignHost } from '../../../wire/own-names';

/** An object of S3. */
export interface ObjectAddress {
  readonly bucket: string;
  readonly key: string;
}

/** `s3.us-east-1.amazonaws.com` and its older forms, with or without a bucket before it. */
const S3_HOST = /^(?:(.+)\.)?s3(?:[.-](?:dualstack\.)?[a-z]{2}(?:-[a-z]+)+-\d)?\.amazonaws\.com(?:\.cn)?$/;

/**
 * A client that was told where AWS is makes of it a host of S3: the CDK CLI writes `s3.us-east-1.127.0.0.1` where it would write
 * `s3.us-east-1.amazonaws.com`.
 */
const LOCAL_S3_HOST = /^(?:(.+)\.)?s3(?:\.[a-z]{2}(?:-[a-z]+)+-\d)?\.(?:127\.0\.0\.1|localhost)$/;

/** A bucket before a name of this server. */
const LOCAL_BUCKET_HOST = /^(.+)\.localhost$/;

/**
 * Reads a URL of an object of S3, AWS's or this account's, by path or by virtual host.
 *
 * @returns undefined for any other
 */
export function parseTemplateUrl(text: string): ObjectAddress | undefined {
  const url = parseUrl(text);
  if (!url) return undefined;
  const bucketInHost = bucketOf(url);
  if (bucketInHost === undefined) return undefined;
  const path = decode(url.pathname.slice(1));
  if (path === undefined) return undefined;
  if (bucketInHost !== '') return path === '' ? undefined : { bucket: bucketInHost, key: path };
  const [bucket = '', ...key] = path.split('/');
  return bucket === '' || key.join('/') === '' ? undefined : { bucket, key: key.join('/') };
}

/** @returns undefined for a percent sign that begins no code */
function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** `s3.us-east-1.127.0.0.1` is no host to `URL`, since it ends like an address. */
function parseUrl(text: string): Pick<URL, 'hostname' | 'pathname'> | undefined {
  const [, hostname, pathname] = /^https?:\/\/([^/:?#]+)(?::\d+)?(\/[^?#]*)/i.exec(text) ?? [];
  return hostname === undefined || pathname === undefined
    ? undefined
    : { hostname: hostname.toLowerCase(), pathname };
}

/** @returns the empty text if the bucket is in the path; undefined for a host that is not S3's */
function bucketOf({ hostname }: Pick<URL, 'hostname'>): string | undefined {
  const host = S3_HOST.exec(hostname) ?? LOCAL_S3_HOST.exec(hostname);
  if (host) return host[1] ?? '';
  const local = LOCAL_BUCKET_HOST.exec(hostname);
  if (local) return local[1];
  return foreignHost({ headers: { host: hostname } }) === undefined ? '' : undefined;
}
