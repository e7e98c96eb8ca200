import { arn } from '../../../arn';
import { resourceType } from '../../../engine/resource-type';
import { removeTaskFolder } from '../code/task-folder';
import type { FunctionConfiguration } from '../function/function-configuration';
import { validateFunction } from '../function/validate-function';
import type { LambdaPorts } from '../ports';
import { checkDeadLetterTarget } from './dead-letter-target';
import { keepCode, takeCode } from './function-code';
import { takeLayers } from './function-layers';
import {
  describeSettings,
  type FunctionProperties,
  functionProperties,
  settingsOf,
} from './function-properties';
import { checkFunctionRole } from './function-role';
import { takePython } from './function-runtime';

export const lambdaFunction = resourceType({
  type: 'AWS::Lambda::Function',
  properties: functionProperties,
  create: async (created, ports: LambdaPorts, { logicalId, physicalName }) => {
    const { account, eventInvokeConfigs, functions, policies } = ports;
    let properties = created;
    const functionName = created.FunctionName ?? physicalName.slice(-64);
    const functionArn = arn(account, 'lambda', `function:${functionName}`);
    const named: Named = {
      functionName,
      functionArn,
      where: `${logicalId} (AWS::Lambda::Function), property`,
    };
    const checked = checkSettings(created, ports, named);
    functions.requireNew(functionName);
    const localFunction = functions.create({ ...checked, ...(await takeSources(created, ports, named)) });
    // Before its stack is: a custom resource may need it.
    await localFunction.start();
    return {
      ref: functionName,
      attributes: { Arn: functionArn },
      start: () => localFunction.prewarm(),
      update: async (changed, revertsDrift) => {
        const settings = checkSettings(changed, ports, named);
        const versioned = functions.versioned({ functionName, functionArn });
        await versioned.change(async ({ configuration: current }) => {
          const isSameCode = JSON.stringify(changed.Code) === JSON.stringify(properties.Code);
          // As on AWS, code that UpdateFunctionCode has put there stays until the template has another.
          const isKept = isSameCode && !(revertsDrift && current.changedCode);
          const sources = await takeSources(changed, ports, named, isKept ? current : undefined);
          const { version } = current;
          await functions.replaceLatest(versioned, { ...settings, ...sources, version }, { prewarm: true });
        });
        properties = changed;
      },
      writeOnly: ['Code'],
      describe: () =>
        describeSettings(functions.versioned({ functionName, functionArn }).latest.configuration),
      delete: () => {
        policies.deleteOfFunction(functionArn);
        eventInvokeConfigs.deleteOfFunction(functionArn);
        void functions.delete(functionName);
      },
    };
  },
});

interface Named extends Pick<FunctionConfiguration, 'functionArn' | 'functionName'> {
  /** How errors name the resource, before a property. */
  readonly where: string;
}

/** @throws AwsError as CreateFunction does, CreationRefused, RefusedError; nothing is made before */
function checkSettings(
  properties: FunctionProperties,
  { access }: LambdaPorts,
  { functionArn, functionName, where }: Named,
) {
  const { DeadLetterConfig, Role, Runtime, TracingConfig } = properties;
  checkFunctionRole(access, { roleArn: Role, functionArn, traced: TracingConfig?.Mode === 'Active' });
  checkDeadLetterTarget(access, { roleArn: Role, functionArn, targetArn: DeadLetterConfig?.TargetArn });
  const settings = {
    functionArn,
    functionName,
    ...settingsOf(properties, functionName),
    ...takePython(Runtime, `${where} Runtime`),
  };
  validateFunction(settings);
  return settings;
}

/**
 * Puts what a function is run from into folders of its own.
 *
 * @param kept whose code it keeps @default - the code is taken from where the properties say
 * @throws RefusedError, AwsError; then there are no folders
 */
async function takeSources(
  { Code, Layers, Runtime: runtime }: FunctionProperties,
  ports: LambdaPorts,
  { where }: Named,
  kept?: FunctionConfiguration,
) {
  const layers = await takeLayers(ports, Layers, `${where} Layers`);
  const layered = { runtime, ...layers };
  try {
    const code = await (kept ? keepCode(ports, kept, layered) : takeCode(ports, Code, layered));
    return { ...layers, ...code };
  } catch (error) {
    if (layers.layersDirectory !== undefined) await removeTaskFolder(layers.layersDirectory);
    throw error;
  }
}
