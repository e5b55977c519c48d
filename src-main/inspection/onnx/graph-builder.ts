/**
 * Writes ONNX files node by node. Shapes are lists of sizes; a name instead of a size is an axis that may have
 * any size. Opset 15, the newest that the schema of onnx-proto knows.
 */
import onnxProto from 'onnx-proto';
import { toHalf } from './half';

// A CommonJS module: named imports of it work under bundlers, but not under Node itself.
const { onnx } = onnxProto;

export type ElementType = 'float32' | 'float16' | 'uint8' | 'int64' | 'bool';
export type Shape = readonly (number | string)[];
type Attribute = number | readonly number[] | string | { readonly float: number };

export interface TensorDeclaration {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: Shape;
}

export const dataTypes: Readonly<Record<ElementType, number>> = {
  float32: 1,
  float16: 10,
  uint8: 2,
  int64: 7,
  bool: 9,
};

/** A graph under construction; `node` and the constants answer the name of the tensor they make. */
export class GraphBuilder {
  readonly #nodes: InstanceType<typeof onnx.NodeProto>[] = [];
  readonly #initializers: InstanceType<typeof onnx.TensorProto>[] = [];
  readonly #taken = new Set<string>();

  /**
   * A builder that goes on where an existing file ends; its input and its tensors keep their names. `before` may add
   * what makes the file's input of another one.
   */
  static continuing(file: Uint8Array, before: (graph: GraphBuilder) => void = () => undefined): GraphBuilder {
    const builder = new GraphBuilder();
    before(builder);
    const graph = onnx.ModelProto.decode(file).graph;
    for (const node of graph?.node ?? []) builder.#nodes.push(onnx.NodeProto.create(node));
    for (const tensor of graph?.initializer ?? []) builder.#initializers.push(onnx.TensorProto.create(tensor));
    for (const { output } of builder.#nodes) for (const name of output) builder.#taken.add(name);
    for (const { name } of builder.#initializers) builder.#taken.add(name);
    return builder;
  }

  /** Adds one operation with one output. */
  node(
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    name = '',
  ): string {
    const output = this.#unique(name || operator.toLowerCase());
    this.#nodes.push(
      onnx.NodeProto.create({
        opType: operator,
        name: output,
        input: [...inputs],
        output: [output],
        attribute: Object.entries(attributes).map(([key, value]) => attributeProto(key, value)),
      }),
    );
    return output;
  }

  float32(name: string, shape: readonly number[], values: Float32Array | readonly number[]): string {
    return this.#initializer(name, 'float32', shape, bytesOf(Float32Array.from(values)));
  }

  int64(name: string, values: readonly number[]): string {
    return this.#initializer(name, 'int64', [values.length], bytesOf(BigInt64Array.from(values, BigInt)));
  }

  /** Stored at half precision, used at single: the runtime widens it once, when it loads the file. */
  halfStored(name: string, shape: readonly number[], values: Float32Array): string {
    const halves = this.#initializer(`${name}_half`, 'float16', shape, bytesOf(Uint16Array.from(values, toHalf)));
    return this.node('Cast', [halves], { to: dataTypes.float32 }, name);
  }

  /** The finished file. Bytes depend on nothing but what was added. */
  build(graph: {
    readonly name: string;
    readonly inputs: readonly TensorDeclaration[];
    readonly outputs: readonly TensorDeclaration[];
    /** Free text by name that travels with the file. */
    readonly metadata?: Readonly<Record<string, string>>;
  }): Uint8Array {
    const model = onnx.ModelProto.create({
      irVersion: 8,
      producerName: 'vigie',
      opsetImport: [{ domain: '', version: 15 }],
      metadataProps: Object.entries(graph.metadata ?? {}).map(([key, value]) => ({ key, value })),
      graph: {
        name: graph.name,
        node: this.#nodes,
        initializer: this.#initializers,
        input: graph.inputs.map(valueInfo),
        output: graph.outputs.map(valueInfo),
      },
    });
    // A copy without the writer's spare capacity and pool.
    return Uint8Array.from(onnx.ModelProto.encode(model).finish());
  }

  #initializer(name: string, type: ElementType, shape: readonly number[], rawData: Uint8Array): string {
    const unique = this.#unique(name);
    this.#initializers.push(
      onnx.TensorProto.create({ name: unique, dataType: dataTypes[type], dims: [...shape], rawData }),
    );
    return unique;
  }

  #unique(name: string): string {
    let candidate = name;
    for (let count = 2; this.#taken.has(candidate); count++) candidate = `${name}_${count}`;
    this.#taken.add(candidate);
    return candidate;
  }
}

/** ONNX raw data is little-endian, as is every machine the station runs on. */
const bytesOf = (values: Float32Array | BigInt64Array | Uint16Array): Uint8Array => new Uint8Array(values.buffer);

function attributeProto(name: string, value: Attribute): InstanceType<typeof onnx.AttributeProto> {
  const types = onnx.AttributeProto.AttributeType;
  if (typeof value === 'number') return onnx.AttributeProto.create({ name, type: types.INT, i: value });
  if (typeof value === 'string') {
    return onnx.AttributeProto.create({ name, type: types.STRING, s: new TextEncoder().encode(value) });
  }
  if ('float' in value) return onnx.AttributeProto.create({ name, type: types.FLOAT, f: value.float });
  return onnx.AttributeProto.create({ name, type: types.INTS, ints: [...value] });
}

const valueInfo = ({ name, type, shape }: TensorDeclaration): InstanceType<typeof onnx.ValueInfoProto> =>
  onnx.ValueInfoProto.create({
    name,
    type: {
      tensorType: {
        elemType: dataTypes[type],
        shape: { dim: shape.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size })) },
      },
    },
  });
