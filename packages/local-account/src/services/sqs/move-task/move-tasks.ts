import { invalidParameterValue, overLimit } from '../error/error';
import { MoveTask, type MoveTaskPorts, type MoveTaskProps } from './move-task';

/** "The last 10 message movement tasks" are what ListMessageMoveTasks can show (SQS API Reference). */
const KEPT_TASKS = 10;

/** SQS Developer Guide, "Configure a dead-letter queue redrive": active tasks in an account. */
const MAXIMUM_ACTIVE_TASKS = 100;

/** The message move tasks of each source queue, the latest first. */
export class MoveTasks {
  private readonly bySource = new Map<string, MoveTask[]>();

  constructor(private readonly ports: MoveTaskPorts) {}

  /** @throws AwsError InvalidParameterValue when the source has a running task already, OverLimit when too many run */
  start(props: MoveTaskProps): MoveTask {
    const earlier = this.of(props.source.arn);
    if (earlier.some(({ isRunning }) => isRunning)) {
      throw invalidParameterValue(
        'There is already a task running. ' +
          'Only one active task is allowed for a source queue arn at a given time.',
      );
    }
    if (this.all().filter(({ isRunning }) => isRunning).length >= MAXIMUM_ACTIVE_TASKS) {
      // Code and wording are Not confirmed against AWS.
      throw overLimit(`An account may have ${MAXIMUM_ACTIVE_TASKS} active message movement tasks.`);
    }
    const task = new MoveTask(props, this.ports);
    this.bySource.set(props.source.arn, [task, ...earlier].slice(0, KEPT_TASKS));
    return task;
  }

  /** The latest ten tasks of a queue, the latest first. */
  of(sourceArn: string): readonly MoveTask[] {
    return this.bySource.get(sourceArn) ?? [];
  }

  stop(): void {
    for (const task of this.all()) if (task.isRunning) task.cancel();
  }

  private all(): MoveTask[] {
    return [...this.bySource.values()].flat();
  }
}
