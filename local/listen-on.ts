import { listen, PortInUseError, UserError, type WireServer } from '@pipeline/local-account';
import { machineLimits } from './command-line/machine-limits';

/** @throws UserError with a port that could be used */
export async function listenOn(port: number, onDefect: (error: unknown) => void): Promise<WireServer> {
  try {
    return await listen(port, onDefect, { openFiles: machineLimits().openFiles });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const other = 'Type: npm start -- --port 0 (any that is free), or another number than 0.';
    if (error instanceof PortInUseError) throw new UserError(`${error.message} ${other}`);
    if (code === 'EACCES') throw new UserError(`Port ${port} is for administrators. ${other}`);
    throw error;
  }
}
