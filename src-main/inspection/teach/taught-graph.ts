/** The ONNX graphs of a taught product: from the photo to the map, and for teaching the distances alone. */
import type { ModelInput } from '../../../src-shared/domain/model-manifest';
import { GraphBuilder } from '../onnx/graph-builder';
import { type Vectors, vectorCount } from './coreset';
import type { Detector } from './detectors';
import { appendPlanes, appendRows, inputDeclaration, mirroringNetwork, resized } from './feature-graph';
import type { GridMap } from './grid-map';
import type { Projection } from './main-directions';
import type { Weighing } from './ordinary-differences';

/** Side of the part of the memory that is compared at a time. */
const memoriesAtOnce = 256;

/** A detector that knows good photos. */
export interface TaughtDetector {
  readonly detector: Detector;
  readonly projection: Projection;
  /** Null for a detector that is not weighed. */
  readonly weighing: Weighing | null;
  /** Projected and weighed vectors. */
  readonly memory: Vectors;
  /** What is usual at each place, subtracted. */
  readonly usual: GridMap | null;
  /** (distance - offset) x scale is in standard deviations of good photos' scores. */
  readonly offset: number;
  readonly scale: number;
}

/**
 * Output `map` [1, 1, rows, columns] on the first detector's grid: at each place the highest of the detectors', each in
 * its own standard deviations. Memories are stored at half precision.
 */
export function taughtGraph(
  backbone: Uint8Array,
  input: ModelInput,
  taught: readonly [TaughtDetector, ...TaughtDetector[]],
): Uint8Array {
  const graph = mirroringNetwork(backbone);
  const maps = taught.map((detector) => appendMap(graph, detector));
  const grid = graph.node('Shape', [maps[0] ?? '']);
  const onGrid = maps.map((map, at) => (at === 0 ? map : resized(graph, map, ['', grid])));
  graph.node('Max', onGrid, {}, 'map');
  return graph.build({
    name: 'taught',
    inputs: [inputDeclaration(input)],
    outputs: [{ name: 'map', type: 'float32', shape: [1, 1, 'rows', 'columns'] }],
  });
}

/** Inputs `memory` [any, numbers], `lengths` [any] (half of each one's squared length), `features` [any, numbers]; output `distances`. */
export function distanceGraph(): Uint8Array {
  const graph = new GraphBuilder();
  const nearest = appendNearest(graph, 'features', 'memory', 'lengths', true);
  const distances = appendDistances(graph, 'features', nearest);
  return graph.build({
    name: 'distances',
    inputs: [
      { name: 'memory', type: 'float32', shape: ['memories', 'numbers'] },
      { name: 'lengths', type: 'float32', shape: ['memories'] },
      { name: 'features', type: 'float32', shape: ['positions', 'numbers'] },
    ],
    outputs: [{ name: distances, type: 'float32', shape: ['positions', 1] }],
  });
}

/** Half of each vector's squared length. */
export function halfSquares({ length, values }: Vectors): Float32Array {
  return Float32Array.from({ length: values.length / length }, (_, row) => {
    let sum = 0;
    for (let at = row * length; at < (row + 1) * length; at++) sum += (values[at] as number) ** 2;
    return sum / 2;
  });
}

/** [1, 1, rows, columns] on the detector's own grid, in its standard deviations. */
function appendMap(graph: GraphBuilder, taught: TaughtDetector): string {
  const { detector, usual, offset, scale } = taught;
  const planes = appendPlanes(graph, detector);
  const projected = appendProjection(graph, appendRows(graph, planes, detector), taught.projection);
  const features = taught.weighing ? appendWeighing(graph, projected, taught.weighing) : projected;
  const distances = appendDistances(graph, features, appendNearestOf(graph, features, taught.memory));
  const sides = graph.node('Shape', [planes], { start: 2 });
  const shape = graph.node('Concat', [graph.int64('one_map', [1, 1]), sides], { axis: 0 });
  let map = graph.node('Reshape', [distances, shape]);
  if (usual) {
    const expected = graph.halfStored('usual', [1, 1, usual.rows, usual.columns], usual.values);
    map = graph.node('Sub', [map, resized(graph, expected, ['', shape])]);
  }
  const above = graph.node('Sub', [map, graph.float32('offset', [], [offset])]);
  return graph.node('Mul', [above, graph.float32('scale', [], [scale])]);
}

/** As `projected` does it. */
function appendProjection(graph: GraphBuilder, features: string, { mean, directions }: Projection): string {
  const count = vectorCount(directions);
  const centred = graph.node('Sub', [features, graph.float32('mean', [directions.length], mean)]);
  const turned = graph.float32('directions', [directions.length, count], transposed(directions, 0, count).values);
  const along = graph.node('MatMul', [centred, turned]);
  const squares = { axes: [1], keepdims: 1 };
  const all = graph.node('ReduceSumSquare', [centred], squares);
  const left = graph.node('Sub', [all, graph.node('ReduceSumSquare', [along], squares)]);
  return graph.node('Concat', [along, appendRoot(graph, left)], { axis: 1 });
}

/** As `weighed` does it. */
const appendWeighing = (graph: GraphBuilder, features: string, { length, matrix }: Weighing): string =>
  graph.node('MatMul', [
    features,
    graph.float32('weighing', [length, length], transposed({ length, values: matrix }, 0, length).values),
  ]);

/**
 * A part of the memory at a time: a session keeps room for what lies between its operations, and the products of all
 * would be 30 to 50 MB. Each part is stored as the right-hand matrix, which the runtime lays out for its kernels once.
 */
function appendNearestOf(graph: GraphBuilder, features: string, memory: Vectors): string {
  const nearest: string[] = [];
  for (let from = 0; from < vectorCount(memory); from += memoriesAtOnce) {
    const to = Math.min(vectorCount(memory), from + memoriesAtOnce);
    const part = { ...memory, values: memory.values.subarray(from * memory.length, to * memory.length) };
    const stored = graph.halfStored('memory', [memory.length, to - from], transposed(memory, from, to).values);
    const lengths = graph.float32('lengths', [to - from], halfSquares(part));
    nearest.push(appendNearest(graph, features, stored, lengths, false));
  }
  return graph.node('Max', nearest);
}

/** |a - b|^2 / 2 = |a|^2 / 2 - (ab - |b|^2 / 2): nearest is the vector b of which what is in brackets is largest. */
function appendNearest(
  graph: GraphBuilder,
  features: string,
  memory: string,
  lengths: string,
  inRows: boolean,
): string {
  const turn = inRows ? { transB: 1 } : {};
  const products = graph.node('Gemm', [features, memory, lengths], { ...turn, beta: { float: -1 } });
  return graph.node('ReduceMax', [products], { axes: [1], keepdims: 1 });
}

function appendDistances(graph: GraphBuilder, features: string, nearest: string): string {
  const squares = graph.node('ReduceSumSquare', [features], { axes: [1], keepdims: 1 });
  const twice = graph.node('Mul', [nearest, graph.float32('two', [], [2])]);
  const squared = graph.node('Sub', [squares, twice]);
  return graph.node('Identity', [appendRoot(graph, squared)], {}, 'distances');
}

/** Rounding may bring what is zero just below it. */
const appendRoot = (graph: GraphBuilder, squared: string): string =>
  graph.node('Sqrt', [graph.node('Max', [squared, graph.float32('least', [], [0])])]);

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
