import { AwsError } from '../../../errors/aws-error';

/** A version of a layer. */
export interface LayerVersion {
  /** Without the version. */
  readonly layerArn: string;
  /** With the version. */
  readonly layerVersionArn: string;
  /** The folder of its own that has what it holds. */
  readonly directory: string;
  readonly codeSizeBytes: number;
}

/** The layers of an account. */
export class Layers {
  private readonly byArn = new Map<string, LayerVersion>();
  private readonly lastVersions = new Map<string, number>();

  /** Publishes the next version of a layer, the first one if there is no such layer. */
  publish(layerArn: string, content: Pick<LayerVersion, 'codeSizeBytes' | 'directory'>): LayerVersion {
    const number = (this.lastVersions.get(layerArn) ?? 0) + 1;
    this.lastVersions.set(layerArn, number);
    const version = { layerArn, layerVersionArn: `${layerArn}:${number}`, ...content };
    this.byArn.set(version.layerVersionArn, version);
    return version;
  }

  has(layerVersionArn: string): boolean {
    return this.byArn.has(layerVersionArn);
  }

  delete(layerVersionArn: string): void {
    this.byArn.delete(layerVersionArn);
  }

  /**
   * The layers of a function, in its order; the words are recorded on AWS.
   *
   * @throws AwsError InvalidParameterValueException
   */
  ofFunction(layerVersionArns: readonly string[]): LayerVersion[] {
    if (layerVersionArns.length > MOST_LAYERS) {
      throw invalid(`Cannot reference more than ${MOST_LAYERS} layers.`);
    }
    const used: LayerVersion[] = [];
    for (const arn of layerVersionArns) {
      const layer = this.byArn.get(arn);
      if (!layer) throw invalid(`Layer version ${arn} does not exist.`);
      const other = used.find(({ layerArn }) => layerArn === layer.layerArn);
      if (other) {
        throw invalid(
          `Two different versions of the same layer are not allowed to be referenced in the same function. ${other.layerVersionArn} and ${arn} are versions of the same layer.`,
        );
      }
      used.push(layer);
    }
    return used;
  }
}

/** "You can add up to five layers to a function" (Lambda Developer Guide). */
const MOST_LAYERS = 5;

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
