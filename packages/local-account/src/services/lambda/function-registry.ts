import type { Account } from '../../account';
import { AwsError } from '../../errors/aws-error';
import { type FunctionReference, parseFunctionName } from './function-name';
import type { LocalFunction } from './local-function';

/** The functions of an account, by all the names that requests use for them. */
export class FunctionRegistry {
  private readonly functions = new Map<string, LocalFunction>();

  constructor(private readonly account: Account) {}

  /** All functions, by name. */
  get all(): LocalFunction[] {
    return [...this.functions.values()].sort((a, b) =>
      a.configuration.functionName < b.configuration.functionName ? -1 : 1,
    );
  }

  get(functionName: string): LocalFunction | undefined {
    return this.functions.get(functionName);
  }

  /** Adds a function, or puts it in the place of the one with the same name. */
  set(added: LocalFunction): void {
    this.functions.set(added.configuration.functionName, added);
  }

  delete(functionName: string): void {
    this.functions.delete(functionName);
  }

  /**
   * Reads which function a request means.
   *
   * @param qualifier a version or alias beside the name
   * @throws AwsError ValidationException, InvalidParameterValueException
   */
  reference(functionName: string, qualifier?: string): FunctionReference {
    const reference = this.parse(functionName);
    if (qualifier === undefined || qualifier === reference.qualifier) return reference;
    if (reference.qualifier === undefined) return this.parse(`${functionName}:${qualifier}`);
    throw new AwsError(
      'InvalidParameterValueException',
      'The derived qualifier from the function name does not match the specified qualifier.',
    );
  }

  /** @throws AwsError ResourceNotFoundException, also for any version or alias but `$LATEST`, since there are none */
  find({ functionName, functionArn, qualifier }: FunctionReference): LocalFunction {
    const found = this.functions.get(functionName);
    const expectedArn = [found?.configuration.functionArn, ...(qualifier ? [qualifier] : [])].join(':');
    if (found && functionArn === expectedArn && (qualifier ?? '$LATEST') === '$LATEST') return found;
    throw new AwsError('ResourceNotFoundException', `Function not found: ${functionArn}`, 404);
  }

  private parse(functionName: string): FunctionReference {
    const reference = parseFunctionName(this.account, functionName);
    if (reference) return reference;
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${functionName}' at 'functionName' failed to satisfy constraint: ` +
        'Member must satisfy regular expression pattern: ' +
        String.raw`(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?`,
    );
  }
}
