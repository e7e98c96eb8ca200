import { CfnResource, Lazy, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Takes out of a resource's `DependsOn` the role that its properties name anyway: CDK writes it twice, and CloudFormation's
 * linters report it (W3005). Whatever else the resource waits for stays.
 */
export function omitRedundantDependency(construct: IConstruct, role: IConstruct): void {
  const resource = construct.node.defaultChild;
  if (!CfnResource.isCfnResource(resource)) return;
  const dependencies = () =>
    resource
      .obtainDependencies()
      .filter((dependency) => dependency !== role.node.defaultChild)
      .flatMap((dependency) =>
        CfnResource.isCfnResource(dependency) ? [Stack.of(dependency).getLogicalId(dependency)] : [],
      );
  resource.addOverride('DependsOn', Lazy.list({ produce: dependencies }, { omitEmpty: true }));
}
