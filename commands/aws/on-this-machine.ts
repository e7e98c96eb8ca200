/** Whether an endpoint is a local run's. */
export function isOnThisMachine(endpointUrl: string): boolean {
  if (!URL.canParse(endpointUrl)) return false;
  const { hostname } = new URL(endpointUrl);
  return /^(127\.0\.0\.1|\[::1\]|(.+\.)?localhost)$/.test(hostname);
}
