/** From the frozen network's taps to each detector's local features, as ONNX nodes. */
import type { ModelInput } from '../../../src-shared/domain/model-manifest';
import { GraphBuilder, type TensorDeclaration } from '../onnx/graph-builder';
import { type Detector, type DetectorLayer, detectors, featureLength } from './detectors';

export const inputName = 'photo';
/** The frozen network's own input. */
const networkInput = 'image';

/**
 * Pixels that are mirrored at each edge before the network sees the photo, and cut off its taps: a multiple of the
 * coarsest tap's stride. The zeros that convolutions add there would make every edge look like nothing else.
 */
const mirrored = 32;

/** The frozen network with mirrored edges. */
export const mirroringNetwork = (backbone: Uint8Array): GraphBuilder =>
  GraphBuilder.continuing(backbone, (graph) => {
    const edges = graph.int64('mirrored', [0, 0, mirrored, mirrored, 0, 0, mirrored, mirrored]);
    graph.node('Pad', [inputName, edges], { mode: 'reflect' }, networkInput);
  });

/** Outputs `features_<detector>`: [positions, numbers], positions row by row. */
export function featureGraph(backbone: Uint8Array, input: ModelInput): Uint8Array {
  const graph = mirroringNetwork(backbone);
  const outputs = detectors.map((detector) => ({
    name: appendRows(graph, appendPlanes(graph, detector), detector),
    type: 'float32' as const,
    shape: [`${detector.name}_positions`, featureLength(detector)],
  }));
  return graph.build({ name: 'features', inputs: [inputDeclaration(input)], outputs });
}

/** Where the aspect of the photo is kept, the sides are only known with the photo. */
export function inputDeclaration({ tensor, width, height, resize }: ModelInput): TensorDeclaration {
  const sides = resize.rule === 'keep-area' ? ['height', 'width'] : [height, width];
  return { name: tensor, type: 'float32', shape: [1, 3, ...sides] };
}

export const featuresName = ({ name }: Detector): string => `features_${name}`;

/** The layers on one grid, each position's vector of each layer at its length, joined: [1, numbers, rows, columns]. */
export const appendPlanes = (graph: GraphBuilder, { layers, stride }: Detector): string =>
  graph.node(
    'Concat',
    layers.map((layer) => appendLayer(graph, layer, stride)),
    { axis: 1 },
  );

/** [positions, numbers] */
export function appendRows(graph: GraphBuilder, planes: string, detector: Detector): string {
  const inRows = graph.node('Reshape', [planes, graph.int64('feature_shape', [featureLength(detector), -1])]);
  return graph.node('Transpose', [inRows], { perm: [1, 0] }, featuresName(detector));
}

function appendLayer(graph: GraphBuilder, { tap, stride, length }: DetectorLayer, wanted: number): string {
  const around = { kernel_shape: [3, 3], strides: [1, 1], pads: [1, 1, 1, 1], count_include_pad: 0 };
  const averaged = withoutEdges(graph, graph.node('AveragePool', [tap], around), stride);
  const unit = graph.node('LpNormalization', [onGrid(graph, averaged, stride, wanted)], { axis: 1, p: 2 });
  return length === 1 ? unit : graph.node('Mul', [unit, graph.float32('length', [], [length])]);
}

function withoutEdges(graph: GraphBuilder, layer: string, stride: number): string {
  const edge = mirrored / stride;
  const ends = [graph.int64('from', [edge, edge]), graph.int64('to', [-edge, -edge]), graph.int64('axes', [2, 3])];
  return graph.node('Slice', [layer, ...ends]);
}

function onGrid(graph: GraphBuilder, layer: string, stride: number, wanted: number): string {
  if (stride === wanted) return layer;
  const ratio = wanted / stride;
  if (ratio > 1) return graph.node('AveragePool', [layer], { kernel_shape: [ratio, ratio], strides: [ratio, ratio] });
  return resized(graph, layer, [graph.float32('finer', [4], [1, 1, 1 / ratio, 1 / ratio])]);
}

/** Bilinear, by the centres of the positions; `how` is [scales] or ['', sizes]. */
export const resized = (graph: GraphBuilder, layer: string, how: readonly string[]): string =>
  graph.node('Resize', [layer, '', ...how], { mode: 'linear', coordinate_transformation_mode: 'half_pixel' });
