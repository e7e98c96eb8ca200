/** A request to the control interface of a local run. */
export interface ControlRequest {
  readonly port: number;
  /** Below `/_local`, with its slash. */
  readonly path: string;
  /** @default - GET */
  readonly method?: 'POST' | 'DELETE';
  /** Is sent as JSON. @default - nothing is */
  readonly body?: object;
  /** What a run has to be started with, beside its port. @default - nothing */
  readonly startOptions?: readonly string[];
}

/** @throws Error with what the run says, or with what to do if there is none */
export async function askRun<Answer>(request: ControlRequest): Promise<Answer> {
  const { port, path, method, body, startOptions = [] } = request;
  const address = `http://127.0.0.1:${port}/_local${path}`;
  const sent = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(address, sent).catch(() => {
    const options = [...startOptions, ...(port === 4566 ? [] : [`--port ${port}`])];
    const start = ['npm start', ...(options.length === 0 ? [] : ['--', ...options])].join(' ');
    throw new Error(`No local run listens on port ${port}. Start it: ${start}`);
  });
  const answer = (await response.json().catch(() => {
    throw new Error(`What listens on port ${port} is no local run.`);
  })) as Answer & { readonly message?: string };
  if (!response.ok) throw new Error(answer.message ?? `${address} answered ${response.status}`);
  return answer;
}
