/** What an ONNX file takes and gives, and what its exporter noted in it. */
import { readFile } from 'node:fs/promises';
import onnxProto from 'onnx-proto';
import { InferenceSession } from 'onnxruntime-node';
import { failed, ok, type Result } from '../../src-shared/domain/result';

export interface TensorSignature {
  readonly name: string;
  /** For instance `float32`. */
  readonly type: string;
  /** A name instead of a size: any size. */
  readonly shape: readonly (number | string)[];
}

export interface OnnxSignature {
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
  /** For instance Ultralytics' `names` and `imgsz`. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** Loads the file as the station would. */
export async function readSignature(file: string): Promise<Result<OnnxSignature, string>> {
  let session: InferenceSession;
  try {
    session = await InferenceSession.create(file, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  } catch (error) {
    return failed(`cannot be loaded: ${(error as Error).message.split('\n')[0]}`);
  }
  const signature = {
    inputs: session.inputMetadata.map(tensorSignature),
    outputs: session.outputMetadata.map(tensorSignature),
    metadata: await readMetadata(file),
  };
  await session.release();
  return ok(signature);
}

const tensorSignature = (value: InferenceSession.ValueMetadata): TensorSignature =>
  value.isTensor
    ? { name: value.name, type: value.type, shape: value.shape.map((size) => (size === '' ? 'any' : size)) }
    : { name: value.name, type: 'not a tensor', shape: [] };

async function readMetadata(file: string): Promise<ReadonlyMap<string, string>> {
  const { metadataProps } = onnxProto.onnx.ModelProto.decode(await readFile(file));
  return new Map(metadataProps.map(({ key, value }) => [key ?? '', value ?? '']));
}

export const inWords = ({ name, type, shape }: TensorSignature): string => `${name}: ${type} [${shape.join(', ')}]`;
