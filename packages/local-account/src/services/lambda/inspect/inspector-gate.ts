import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { PauseWatch } from './pause-watch';

/**
 * The address at which debuggers find a function, whichever process it runs in now: what they send is handed on to the inspector of that
 * process as it is. While one of them holds the process, time is held.
 */
export class InspectorGate implements AsyncDisposable {
  private readonly debuggers = new Set<Socket>();
  private readonly server = createServer((socket) => this.connect(socket));
  private inspectorPort: number | undefined;

  /** @param hold lets no time pass. @returns what lets it pass again */
  constructor(private readonly hold: () => () => void) {}

  /** Where it listens. */
  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** @param port 0 for any. @returns whether the port was free */
  async listen(port: number): Promise<boolean> {
    this.server.listen(port, '127.0.0.1');
    try {
      await once(this.server, 'listening');
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
      throw error;
    }
  }

  /** Debuggers of earlier processes are cut off, as their processes are. @param inspectorPort of the process that runs now */
  lead(inspectorPort: number): void {
    this.cut();
    this.inspectorPort = inspectorPort;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    if (!this.server.listening) return;
    this.server.close();
    await once(this.server, 'close');
  }

  private cut(): void {
    for (const socket of this.debuggers) socket.destroy();
  }

  private connect(socket: Socket): void {
    // A debugger that finds nobody tries again.
    if (this.inspectorPort === undefined) {
      socket.destroy();
      return;
    }
    const inspector = connect(this.inspectorPort, '127.0.0.1');
    const holding = new Holding(this.hold);
    const watch = new PauseWatch((isHeld) => holding.set(isHeld));
    this.debuggers.add(socket);
    inspector.on('data', (chunk: Buffer) => watch.read(chunk));
    inspector.pipe(socket);
    socket.pipe(inspector);
    const end = () => {
      // Without its debugger V8 lets a process go on.
      holding.set(false);
      this.debuggers.delete(socket);
      socket.destroy();
      inspector.destroy();
    };
    for (const side of [socket, inspector]) side.on('close', end).on('error', end);
  }
}

/** Whether one debugger holds time. */
class Holding {
  private release: (() => void) | undefined;

  constructor(private readonly hold: () => () => void) {}

  set(isHeld: boolean): void {
    if (isHeld) this.release ??= this.hold();
    else this.release = void this.release?.();
  }
}
