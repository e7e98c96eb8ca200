/**
 * The operations that Step Functions has integrations of its own for, by service, whether or not they are run here
 * (step-functions/latest/dg/integrate-optimized).
 */
const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  apigateway: ['invoke'],
  athena: ['getQueryExecution', 'getQueryResults', 'startQueryExecution', 'stopQueryExecution'],
  batch: ['submitJob'],
  bedrock: ['createModelCustomizationJob', 'invokeModel'],
  codebuild: [
    ...['batchDeleteBuilds', 'batchGetReports', 'deleteBuildBatch', 'retryBuildBatch', 'startBuild'],
    ...['startBuildBatch', 'stopBuild', 'stopBuildBatch'],
  ],
  databrew: ['startJobRun'],
  dynamodb: ['deleteItem', 'getItem', 'putItem', 'updateItem'],
  ecs: ['runTask'],
  eks: ['call', 'createCluster', 'createNodegroup', 'deleteCluster', 'deleteNodegroup', 'runJob'],
  events: ['putEvents'],
  glue: ['startJobRun'],
  http: ['invoke'],
  lambda: ['invoke'],
  mediaconvert: ['createJob'],
  sns: ['publish'],
  sqs: ['sendMessage'],
  states: ['startExecution'],
};

/**
 * Whether Step Functions has no such integration.
 *
 * @param integration such as `dynamodb:query`
 * @returns false where it is not known, as of services that have got integrations since
 */
export function isUnknownIntegration(integration: string): boolean {
  const [service = '', operation = ''] = integration.replace(/\..*$/, '').split(':');
  return Object.hasOwn(OPERATIONS, service) && OPERATIONS[service]?.includes(operation) !== true;
}
