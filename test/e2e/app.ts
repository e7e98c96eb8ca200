import { App } from 'aws-cdk-lib';
import { readConfiguration } from '../../lib/configuration';
import { PipelineStack } from '../lib/pipeline-stack';

const app = new App({ builtinCloudFormationValidation: false });
new PipelineStack(app, readConfiguration(app.node.getAllContext() as Record<string, unknown>));
app.synth();
