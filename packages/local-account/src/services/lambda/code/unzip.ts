import { crc32, inflateRawSync } from 'node:zlib';
import { checkFileTree } from './file-tree';

/** Bytes that are no ZIP file of the common kind: one part, not encrypted, stored or deflated, below 4 GB. */
export class NotAZipFile extends Error {
  override readonly name = 'NotAZipFile';
}

/** A ZIP file with more in it than it may have. */
export class ZipTooLarge extends Error {
  override readonly name = 'ZipTooLarge';
}

/** A file of a ZIP file. */
export interface ZippedFile {
  readonly content: Buffer;
  /** Whether it was one of its owner's programs where it was packed. */
  readonly isExecutable: boolean;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
/** "Version made by" of Unix, whose file modes are in the upper half of the external attributes. */
const UNIX = 3;
const OWNER_EXECUTES = 0o100;

/**
 * The files of a ZIP file, by their relative paths.
 *
 * @param largestBytes the most that all of them may take together
 * @throws NotAZipFile, also for paths that cannot be written, or lead out of the directory; ZipTooLarge
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function unzip(zip: Buffer, largestBytes: number): Map<string, ZippedFile> {
  try {
    return read(zip, largestBytes);
  } catch (error) {
    // Offsets that lead nowhere, and deflated data that is none.
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (/^(Z_|ERR_OUT_OF_RANGE|ERR_BUFFER)/.test(code)) throw new NotAZipFile(message);
    throw error;
  }
}

function read(zip: Buffer, largestBytes: number): Map<string, ZippedFile> {
  const end = findEnd(zip);
  const files = new Map<string, ZippedFile>();
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  let totalBytes = 0;
  for (let entries = zip.readUInt16LE(end + 10); entries > 0; entries--) {
    if (zip.readUInt32LE(at) !== ENTRY_SIGNATURE)
      throw new NotAZipFile('There is no entry where one should be.');
    const nameBytes = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    names.push(name);
    if (!name.endsWith('/')) {
      totalBytes += zip.readUInt32LE(at + 24);
      if (totalBytes > largestBytes) throw new ZipTooLarge();
      files.set(name, { content: contentOf(zip, at), isExecutable: isExecutable(zip, at) });
    }
    at += ENTRY_BYTES + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  const fault = checkFileTree(names);
  if (fault !== undefined) throw new NotAZipFile(fault);
  return files;
}

/** The record at the end, which only a comment follows. */
function findEnd(zip: Buffer): number {
  for (let at = zip.length - END_BYTES; at >= Math.max(0, zip.length - END_BYTES - 0xffff); at--) {
    if (zip.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw new NotAZipFile('It has no end record.');
}

function contentOf(zip: Buffer, entry: number): Buffer {
  const flags = zip.readUInt16LE(entry + 8);
  const method = zip.readUInt16LE(entry + 10);
  const packedBytes = zip.readUInt32LE(entry + 20);
  const bytes = zip.readUInt32LE(entry + 24);
  const local = zip.readUInt32LE(entry + 42);
  if (flags & ENCRYPTED_FLAG) throw new NotAZipFile('It is encrypted.');
  if (zip.readUInt32LE(local) !== LOCAL_SIGNATURE) {
    throw new NotAZipFile('There is no file where its entry says.');
  }
  const start = local + LOCAL_BYTES + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + packedBytes);
  const content = unpack(packed, method, bytes);
  if (content.length !== bytes || crc32(content) !== zip.readUInt32LE(entry + 16)) {
    throw new NotAZipFile('A file is another one than its entry says.');
  }
  return content;
}

function unpack(packed: Buffer, method: number, bytes: number): Buffer {
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
  throw new NotAZipFile(`Its compression method ${method} is not known.`);
}

function isExecutable(zip: Buffer, entry: number): boolean {
  const mode = zip.readUInt32LE(entry + 38) >>> 16;
  return zip.readUInt8(entry + 5) === UNIX && (mode & OWNER_EXECUTES) !== 0;
}
