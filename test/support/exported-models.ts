/**
 * Small ONNX files with the inputs and outputs that well-known exporters write, each with simple known numbers inside.
 *
 * anomalib 2: input `input` [batch_size, 3, height, width] float32, RGB 0-1, ImageNet normalisation inside; outputs
 * `pred_score` [batch], `pred_label` (bool), `anomaly_map` [batch, 1, height, width], `pred_mask` (bool), both numbers
 * normalised so that 0.5 is the threshold. Before anomalib 1: one output `output`, normalisation outside.
 * Ultralytics classification: input `images` [batch, 3, height, width] RGB 0-1, output `output0` [batch, classes],
 * softmax inside; with `half` both at half precision. tf2onnx of a TensorFlow model: NHWC in and out.
 */
import { GraphBuilder, type Shape } from '../../src-main/inspection/onnx/graph-builder';

/** Pixels of their inputs. */
export const exportedSide = 32;

export const imageNet = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] } as const;

/** Distance of a position: the largest of its three normalised channels. Normalised score: distance / 10 + 0.5. */
export const anomalibRange = 10;

export function anomalibExport({ freeAxes }: { readonly freeAxes: boolean }): Uint8Array {
  const graph = new GraphBuilder();
  const mean = graph.float32('mean', [1, 3, 1, 1], imageNet.mean);
  const deviation = graph.float32('deviation', [1, 3, 1, 1], imageNet.deviation);
  const normal = graph.node('Div', [graph.node('Sub', ['input', mean]), deviation]);
  const distance = graph.node('ReduceMax', [normal], { axes: [1], keepdims: 1 });
  const half = graph.float32('half', [], [0.5]);
  const scaled = graph.node('Div', [distance, graph.float32('range', [], [anomalibRange])]);
  const one = graph.float32('one', [], [1]);
  const shifted = graph.node('Add', [scaled, half]);
  const map = graph.node('Clip', [shifted, graph.float32('zero', [], [0]), one], {}, 'anomaly_map');
  const score = graph.node('ReduceMax', [map], { axes: [1, 2, 3], keepdims: 0 }, 'pred_score');
  graph.node('Greater', [score, half], {}, 'pred_label');
  graph.node('Greater', [map, half], {}, 'pred_mask');
  const [rows, columns] = freeAxes ? ['height', 'width'] : [exportedSide, exportedSide];
  const plane: Shape = ['batch_size', 1, rows, columns];
  return graph.build({
    name: 'main_graph',
    inputs: [{ name: 'input', type: 'float32', shape: ['batch_size', 3, rows, columns] }],
    outputs: [
      { name: 'pred_score', type: 'float32', shape: ['batch_size'] },
      { name: 'pred_label', type: 'bool', shape: ['batch_size'] },
      { name: 'anomaly_map', type: 'float32', shape: plane },
      { name: 'pred_mask', type: 'bool', shape: plane },
    ],
  });
}

/** Output `output`: the largest channel, in units of the normalised input. */
export function anomalibOneExport(): Uint8Array {
  const graph = new GraphBuilder();
  graph.node('ReduceMax', ['input'], { axes: [1], keepdims: 1 }, 'output');
  return graph.build({
    name: 'main_graph',
    inputs: [{ name: 'input', type: 'float32', shape: ['batch_size', 3, exportedSide, exportedSide] }],
    outputs: [{ name: 'output', type: 'float32', shape: ['batch_size', 1, exportedSide, exportedSide] }],
  });
}

/** The classes' numbers before the softmax are the channels' means (0-1) times this. */
export const logitGain = 4;

/** Classes, in order: red, green, blue. */
export function ultralyticsExport(half: boolean, freeAxes: boolean): Uint8Array {
  const graph = new GraphBuilder();
  const type = half ? 'float16' : 'float32';
  const means = graph.node('ReduceMean', ['images'], { axes: [2, 3], keepdims: 0 });
  const gain = graph.float32('gain', [], [logitGain]);
  const logits = graph.node('Mul', [means, half ? graph.node('Cast', [gain], { to: 10 }) : gain]);
  graph.node('Softmax', [logits], { axis: 1 }, 'output0');
  const shape: Shape = freeAxes ? ['batch', 3, 'height', 'width'] : [1, 3, exportedSide, exportedSide];
  return graph.build({
    name: 'main_graph',
    inputs: [{ name: 'images', type, shape }],
    outputs: [{ name: 'output0', type, shape: [freeAxes ? 'batch' : 1, 3] }],
    metadata: {
      task: 'classify',
      imgsz: `[${exportedSide}, ${exportedSide}]`,
      names: "{0: 'red', 1: 'green', 2: 'blue'}",
    },
  });
}

/** Bytes in, NHWC in and out; at every position a softmax over its channels (0-255) / 100. */
export function tensorFlowSegmentation(): Uint8Array {
  const graph = new GraphBuilder();
  const values = graph.node('Cast', ['input_1'], { to: 1 });
  const logits = graph.node('Div', [values, graph.float32('hundred', [], [100])]);
  graph.node('Softmax', [logits], { axis: 3 }, 'sm');
  const shape: Shape = ['unk__1', exportedSide, exportedSide, 3];
  return graph.build({
    name: 'tf2onnx',
    inputs: [{ name: 'input_1', type: 'uint8', shape }],
    outputs: [{ name: 'sm', type: 'float32', shape }],
  });
}

/** Numbers before the softmax: the channels as they come in. NCHW. */
export function segmentationLogits(): Uint8Array {
  const graph = new GraphBuilder();
  graph.node('Identity', ['x'], {}, 'logits');
  const shape: Shape = [1, 3, exportedSide, exportedSide];
  return graph.build({
    name: 'torch',
    inputs: [{ name: 'x', type: 'float32', shape }],
    outputs: [{ name: 'logits', type: 'float32', shape }],
  });
}

/** Half precision, NHWC in and out: the mean of the channels as they come in. */
export function halfMapNhwc(): Uint8Array {
  const graph = new GraphBuilder();
  graph.node('ReduceMean', ['x'], { axes: [3], keepdims: 1 }, 'map');
  return graph.build({
    name: 'half',
    inputs: [{ name: 'x', type: 'float16', shape: [1, 'h', 'w', 3] }],
    outputs: [{ name: 'map', type: 'float16', shape: [1, 'h', 'w', 1] }],
  });
}
