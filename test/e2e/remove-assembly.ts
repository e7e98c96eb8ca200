import { rm } from 'node:fs/promises';

export default async function removeAssembly(): Promise<void> {
  const directory = process.env.CLOUD_ASSEMBLY;
  if (directory) await rm(directory, { recursive: true, force: true });
}
