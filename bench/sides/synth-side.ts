import { synthesize } from '../../local/synthesis/synthesize';
import { endedChildrenMs } from '../servers/process-tree';
import type { Side } from './side';

/** `cdk synth` of the app, into a new folder each time. */
export function synthSide(appDirectory: string): Side {
  return {
    measure: async () => {
      const startedAt = performance.now();
      const processorMs = endedChildrenMs();
      const assembly = await synthesize(appDirectory);
      const measured = {
        synthMs: [performance.now() - startedAt],
        synthProcessorMs: [endedChildrenMs() - processorMs],
      };
      await assembly[Symbol.asyncDispose]();
      return measured;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
