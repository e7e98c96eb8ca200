import { cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RuntimeBundle } from '@pipeline/local-account';
import { type Init, measureInit } from '../servers/measure-init';
import { bundledLogger } from './bundled-logger';
import type { Side } from './side';

/** So many of each a round. */
const STARTS = 8;

const EMPTY_HANDLER = 'exports.handler = async () => {};\n';

/** How long the function's process takes until it asks for its first event, beside that of one that does nothing. */
export async function initSide(appDirectory: string): Promise<Side> {
  const bundle = new RuntimeBundle();
  const { path: runtime } = await bundle.write();
  await using logger = await bundledLogger(appDirectory);
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-bench-'));
  const code = { logger: join(folder, 'logger'), empty: join(folder, 'empty') };
  await cp(logger.directory, code.logger, { recursive: true });
  await mkdir(code.empty);
  await writeFile(join(code.empty, 'index.js'), EMPTY_HANDLER);
  const { size } = await stat(join(code.logger, 'index.js'));
  return {
    measure: async () => {
      const functions: Init[] = [];
      const empties: Init[] = [];
      for (let start = 0; start < STARTS; start++) {
        const turns = [
          async () => functions.push(await measureInit(runtime, code.logger)),
          async () => empties.push(await measureInit(runtime, code.empty)),
        ];
        // Neither is always the first.
        for (const turn of start % 2 === 0 ? turns : turns.toReversed()) await turn();
      }
      return {
        functionInitMs: functions.map(({ wallMs }) => wallMs),
        emptyInitMs: empties.map(({ wallMs }) => wallMs),
        functionInitProcessorMs: functions.map(({ processorMs }) => processorMs),
        emptyInitProcessorMs: empties.map(({ processorMs }) => processorMs),
        bundleBytes: [size],
      };
    },
    [Symbol.asyncDispose]: async () => {
      await rm(folder, { recursive: true });
      await bundle[Symbol.asyncDispose]();
    },
  };
}
