export { deadLetters, type DeadLettersOptions } from './dead-letters';
export { type LocalPipeline, localPipeline, type LocalPipelineOptions } from './local-pipeline';
export { deployedPipeline, type DeployedPipelineOptions, type Pipeline } from './pipeline';
export { type SendOptions, sendTransaction } from './send-transaction';
export { type EndedTransaction, waitForTransaction, type WaitOptions } from './wait-for-transaction';
