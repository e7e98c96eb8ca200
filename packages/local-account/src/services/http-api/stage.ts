import type { AccessLog } from './access-log';
import type { Throttle } from './throttle';

/** A stage of an HTTP API: it serves all routes, with settings of its own. */
export interface Stage {
  /** `$default`, or the first segment of the path of its requests. */
  readonly stageName: string;
  readonly throttle: Throttle;
  readonly variables: Readonly<Record<string, string>>;
  readonly accessLog: AccessLog | undefined;
}

/**
 * The stages of an API, and which one a request is for: the one that its path begins with, else `$default`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export class Stages {
  private readonly byName = new Map<string, Stage>();

  has(stageName: string): boolean {
    return this.byName.has(stageName);
  }

  /** Adds a stage, or puts it in the place of the one of its name. */
  put(stage: Stage): void {
    this.byName.set(stage.stageName, stage);
  }

  remove(stageName: string): void {
    this.byName.delete(stageName);
  }

  /** @returns the stage, and the path without its name */
  find(path: string): { readonly stage: Stage; readonly path: string } | undefined {
    const [, name = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(path) ?? [];
    const named = name === '$default' ? undefined : this.byName.get(name);
    if (named) return { stage: named, path: rest === '' ? '/' : rest };
    const stage = this.byName.get('$default');
    return stage && { stage, path };
  }
}
