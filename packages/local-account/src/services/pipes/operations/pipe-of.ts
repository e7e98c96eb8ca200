import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import type { LocalWorld } from '../../local-world';
import type { Pipe } from '../pipe';

export const pipeNameInput = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[.\-_A-Za-z0-9]+$/);

/** @throws AwsError `NotFoundException` */
export function pipeOf({ pipes }: LocalWorld, name: string): Pipe {
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
