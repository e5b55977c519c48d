/**
 * The ONNX graphs of a taught product. Both begin with the frozen backbone; its three taps are averaged over 3 x 3
 * neighbours, brought to one grid of 8 pixels, divided by their own length at every position and joined: each
 * position's vector has squared length 3.
 */
import type { ModelInput } from '../../../src-shared/domain/model-manifest';
import { GraphBuilder, type TensorDeclaration } from '../onnx/graph-builder';
import type { Vectors } from './coreset';
import { vectorCount } from './coreset';
import type { GridMap } from './grid-map';

export const gridStride = 8;
export const featureLength = 24 + 32 + 96;
/** Squared length of a position's vector: one for each tap. */
const squaredLength = 3;
const memoriesAtOnce = 256;

export const inputName = 'image';

/** Output `features`: [152, positions], row by row. */
export function featureGraph(backbone: Uint8Array, input: ModelInput): Uint8Array {
  const graph = GraphBuilder.continuing(backbone);
  const features = appendFeatures(graph, 'features');
  return graph.build({
    name: 'features',
    inputs: [inputDeclaration(input)],
    outputs: [{ name: features, type: 'float32', shape: [featureLength, 'positions'] }],
  });
}

/**
 * Output `map`: [1, 1, height / 8, width / 8], at each position the distance to the nearest vector of the memory
 * minus what is usual at that place of the photo. The memory is stored at half precision.
 */
export function taughtGraph(
  backbone: Uint8Array,
  input: ModelInput,
  memory: Vectors,
  usual: GridMap | null,
): Uint8Array {
  const graph = GraphBuilder.continuing(backbone);
  const features = appendFeatures(graph, 'features');
  const distances = appendDistances(graph, appendNearest(graph, memory, features));
  const gridShape = graph.node('Shape', ['f8'], { start: 2 });
  const shape = graph.node('Concat', [graph.int64('one_map', [1, 1]), gridShape], { axis: 0 });
  const map = graph.node('Reshape', [distances, shape], {}, usual ? 'distance_map' : 'map');
  if (usual) {
    const expected = graph.halfStored('usual', [1, 1, usual.rows, usual.columns], usual.values);
    graph.node('Sub', [map, resized(graph, expected, ['', shape])], {}, 'map');
  }
  return graph.build({
    name: 'taught',
    inputs: [inputDeclaration(input)],
    outputs: [{ name: 'map', type: 'float32', shape: [1, 1, 'rows', 'columns'] }],
  });
}

/** Inputs `memory` [any, 152] and `features` [152, any]; output `distances` [1, any]. */
export function distanceGraph(): Uint8Array {
  const graph = new GraphBuilder();
  const products = graph.node('MatMul', ['memory', 'features']);
  const distances = appendDistances(graph, graph.node('ReduceMax', [products], { axes: [0], keepdims: 1 }));
  return graph.build({
    name: 'distances',
    inputs: [
      { name: 'memory', type: 'float32', shape: ['memories', featureLength] },
      { name: 'features', type: 'float32', shape: [featureLength, 'positions'] },
    ],
    outputs: [{ name: distances, type: 'float32', shape: [1, 'positions'] }],
  });
}

/** Where the aspect of the photo is kept, the sides are only known with the photo. */
function inputDeclaration({ tensor, width, height, resize }: ModelInput): TensorDeclaration {
  const sides = resize.rule === 'keep-area' ? ['height', 'width'] : [height, width];
  return { name: tensor, type: 'float32', shape: [1, 3, ...sides] };
}

/** Bilinear, by the centres of the positions; `how` is [scales] or ['', sizes]. */
const resized = (graph: GraphBuilder, layer: string, how: readonly string[]): string =>
  graph.node('Resize', [layer, '', ...how], { mode: 'linear', coordinate_transformation_mode: 'half_pixel' });

function appendFeatures(graph: GraphBuilder, name: string): string {
  const around = { kernel_shape: [3, 3], strides: [1, 1], pads: [1, 1, 1, 1], count_include_pad: 0 };
  const fine = graph.node('AveragePool', ['f4'], around);
  const halved = graph.node('AveragePool', [fine], { kernel_shape: [2, 2], strides: [2, 2] });
  const middle = graph.node('AveragePool', ['f8'], around);
  const coarse = graph.node('AveragePool', ['f16'], around);
  const doubled = resized(graph, coarse, [graph.float32('doubled', [4], [1, 1, 2, 2])]);
  const unit = [halved, middle, doubled].map((layer) => graph.node('LpNormalization', [layer], { axis: 1, p: 2 }));
  const joined = graph.node('Concat', unit, { axis: 1 });
  return graph.node('Reshape', [joined, graph.int64('feature_shape', [featureLength, -1])], {}, name);
}

/**
 * The largest product of each position with any vector of the memory, a part of the memory at a time: a session keeps room
 * for what lies between its operations, and the products of all would be 30 to 50 MB. Each part is stored as the
 * right-hand matrix, which the runtime lays out for its kernels once.
 */
function appendNearest(graph: GraphBuilder, memory: Vectors, features: string): string {
  const positions = graph.node('Transpose', [features], { perm: [1, 0] });
  const nearest: string[] = [];
  for (let from = 0; from < vectorCount(memory); from += memoriesAtOnce) {
    const part = transposed(memory, from, Math.min(vectorCount(memory), from + memoriesAtOnce));
    const stored = graph.halfStored('memory', [memory.length, vectorCount(part)], part.values);
    const products = graph.node('MatMul', [positions, stored]);
    nearest.push(graph.node('ReduceMax', [products], { axes: [1], keepdims: 0 }));
  }
  return graph.node('Max', nearest);
}

/** Some of the vectors, element after element. */
function transposed({ length, values }: Vectors, from: number, to: number): Vectors {
  const count = to - from;
  const turned = new Float32Array(count * length);
  for (let row = 0; row < count; row++) {
    for (let element = 0; element < length; element++) {
      turned[element * count + row] = values[(from + row) * length + element] as number;
    }
  }
  return { length, values: turned };
}

/** |a - b|^2 = 3 + 3 - 2ab, so the nearest vector is the one with the largest product. */
function appendDistances(graph: GraphBuilder, nearest: string): string {
  const twice = graph.node('Mul', [nearest, graph.float32('minus_two', [], [-2])]);
  const squared = graph.node('Add', [twice, graph.float32('both_lengths', [], [2 * squaredLength])]);
  // Rounding may bring an exact match just below zero.
  const positive = graph.node('Max', [squared, graph.float32('least', [], [0])]);
  return graph.node('Sqrt', [positive], {}, 'distances');
}
