import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';

/** A small app, such as a team makes beside the pipeline, synthesized into a folder that goes with it. */
export class TeamApp implements Disposable {
  /** The folder of its cloud assembly. */
  readonly directory = mkdtempSync(join(tmpdir(), 'team-app-'));

  constructor(addStacks: (app: App) => void, context: Readonly<Record<string, unknown>> = {}) {
    const app = new App({ outdir: this.directory, context, builtinCloudFormationValidation: false });
    addStacks(app);
    app.synth();
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
