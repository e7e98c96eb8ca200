/** Where the providers of custom resources put their answers; the runtime of functions knows their addresses by it, too. */
export const CUSTOM_RESOURCE_RESPONSE_PATH = '/_local/custom-resource-response';
