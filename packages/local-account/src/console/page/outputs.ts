import { callCloudFormation } from './aws';
import { byId, element } from './elements';

/** Lists the outputs of every stack. */
export async function showOutputs(): Promise<void> {
  const stacks = await callCloudFormation('DescribeStacks');
  for (const output of stacks.querySelectorAll('Outputs > member')) {
    const textOf = (name: string) => output.querySelector(name)?.textContent ?? '';
    byId('outputs').append(
      element('dt', { textContent: textOf('OutputKey') }),
      element('dd', { textContent: textOf('OutputValue') }),
    );
  }
}
