import { startPipeline } from '../servers/start-pipeline';
import type { Side } from './side';

/** From typing `npm start` to `Ready`. */
export function startSide(): Side {
  return {
    measure: async () => {
      await using started = await startPipeline();
      return { readyMs: [started.readyMs] };
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
