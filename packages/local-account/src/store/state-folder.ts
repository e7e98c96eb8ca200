import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Account } from '../account';
import { UserError } from '../errors/user-error';
import { makeTemporaryFolder, removeAbandonedFolders } from '../temporary-folder';
import { LevelStore } from './level-store';

/** A store, and how it is closed. */
export interface OpenStore extends AsyncDisposable {
  readonly store: LevelStore;
  /** Where files are kept that are too large for it. @default - they are not kept */
  readonly objectsFolder?: string;
}

/** What is in a folder, by the first of its files: another form of keys or texts is another number. */
const FORMAT = 2;
const LABEL_FILE = 'local-run.json';
const STORE_FOLDER = 'store';
const OBJECTS_FOLDER = 'objects';

const labelSchema = z.object({ format: z.number(), accountId: z.string(), region: z.string() });

const TEMPORARY_PREFIX = 'local-run-store-';

/** Opens a store among the machine's temporary files; it is gone when it is disposed of. */
export async function openTemporaryStore(): Promise<OpenStore> {
  await removeAbandonedFolders(TEMPORARY_PREFIX);
  const folder = await makeTemporaryFolder(TEMPORARY_PREFIX);
  const store = await LevelStore.open(folder);
  return {
    store,
    [Symbol.asyncDispose]: async () => {
      await store[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Opens the store that a folder keeps from run to run.
 *
 * @param folder is made if it is not there
 * @throws UserError for a folder that another run uses, that has something else in it, or is of another account or version
 */
export async function openStateFolder(
  folder: string,
  { accountId, region }: Pick<Account, 'accountId' | 'region'>,
): Promise<OpenStore> {
  await labelFolder(folder, { format: FORMAT, accountId, region });
  const store = await openStore(folder);
  return {
    store,
    objectsFolder: join(folder, OBJECTS_FOLDER),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

async function labelFolder(folder: string, wanted: z.output<typeof labelSchema>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const files = await readdir(folder);
    if (files.length > 0) return checkLabel(folder, wanted, await readLabel(folder));
    // Whole or not there, whenever this process is killed.
    const unfinished = join(folder, `${LABEL_FILE}.new`);
    await writeFile(unfinished, `${JSON.stringify(wanted)}\n`);
    await rename(unfinished, join(folder, LABEL_FILE));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${folder} cannot be used: ${(error as Error).message}. ${OTHER_FOLDER}`);
  }
}

const OTHER_FOLDER = 'Give another folder: npm start -- --state <folder>';

/** @returns undefined if there is none that can be read */
async function readLabel(folder: string): Promise<z.output<typeof labelSchema> | undefined> {
  try {
    return labelSchema.parse(JSON.parse(await readFile(join(folder, LABEL_FILE), 'utf8')));
  } catch {
    return undefined;
  }
}

function checkLabel(
  folder: string,
  wanted: z.output<typeof labelSchema>,
  label: z.output<typeof labelSchema> | undefined,
): void {
  if (!label) {
    throw new UserError(`${folder} holds something else than the state of a local run. ${OTHER_FOLDER}`);
  }
  if (label.format !== wanted.format) {
    throw new UserError(
      `${folder} holds the state of another version of the local run (format ${label.format}, this one reads ${wanted.format}). ${OTHER_FOLDER}`,
    );
  }
  const { accountId, region } = label;
  if (accountId === wanted.accountId && region === wanted.region) return;
  throw new UserError(
    `${folder} holds the state of account ${accountId} in ${region}, and this run is account ${wanted.accountId} in ${wanted.region}. ${OTHER_FOLDER}`,
  );
}

async function openStore(folder: string): Promise<LevelStore> {
  try {
    return await LevelStore.open(join(folder, STORE_FOLDER));
  } catch (error) {
    const { cause, message } = error as Error & { cause?: Error & { code?: string } };
    if (cause?.code === 'LEVEL_LOCKED') {
      throw new UserError(`Another local run uses ${folder}. End it, or give another folder.`);
    }
    throw new UserError(`The state in ${folder} cannot be opened: ${cause?.message ?? message}.`);
  }
}
