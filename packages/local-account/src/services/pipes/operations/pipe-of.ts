import { z } from 'zod';
import { arn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import type { Pipe } from '../pipe';
import type { PipesPorts } from '../ports';

export const pipeNameInput = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[.\-_A-Za-z0-9]+$/);

export function pipeArn(name: string, { account }: Pick<PipesPorts, 'account'>): string {
  return arn(account, 'pipes', `pipe/${name}`);
}

/** @throws AwsError `NotFoundException` */
export function pipeOf(name: string, { pipes }: PipesPorts): Pipe {
  const pipe = pipes.get(name);
  if (pipe) return pipe;
  throw new AwsError('NotFoundException', `Pipe ${name} does not exist.`, 404);
}

/** What all answers of the API say of a pipe. */
export function pipeSummary(pipe: Pipe) {
  return {
    Arn: pipe.props.arn,
    Name: pipe.props.name,
    DesiredState: pipe.desiredState,
    CurrentState: pipe.currentState,
    CreationTime: pipe.creationTime,
    LastModifiedTime: pipe.lastModifiedTime,
  };
}
