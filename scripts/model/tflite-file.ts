/**
 * Reads the part of a TensorFlow Lite file that a plain convolutional network needs, with the field numbers of the
 * TFLite schema (schema.fbs, version 3). A field's slot in its table is 4 + 2 x its number.
 */
import { ByteBuffer } from 'flatbuffers';

export const builtinOperators = { 0: 'ADD', 3: 'CONV_2D', 4: 'DEPTHWISE_CONV_2D', 6: 'DEQUANTIZE' } as const;
const tensorTypes = { 0: 'float32', 1: 'float16' } as const;

export interface TfliteTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: 'float32' | 'float16' | 'other';
  /** Empty for what is computed. */
  readonly data: Uint8Array;
}

export interface TfliteOperator {
  /** As in `builtinOperators`, or the number of an operator that is not among them. */
  readonly code: (typeof builtinOperators)[keyof typeof builtinOperators] | number;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Byte fields of its options by slot, 0 where left out. */
  option(slot: number): number;
}

export interface TfliteGraph {
  readonly tensors: readonly TfliteTensor[];
  readonly operators: readonly TfliteOperator[];
  readonly inputs: readonly number[];
}

const slot = (field: number): number => 4 + 2 * field;

export function readTflite(bytes: Uint8Array): TfliteGraph {
  // A plain array: `slice` of a Buffer would not copy.
  const buffer = new ByteBuffer(new Uint8Array(bytes));
  if (buffer.getBufferIdentifier() !== 'TFL3') throw new Error('not a TensorFlow Lite file');
  const table = new TableReader(buffer);
  const model = buffer.readInt32(0);
  const codes = table.tables(model, 1).map((code) => Math.max(table.int8(code, 0), table.int32(code, 3)));
  const buffers = table.tables(model, 4);
  const graph = table.tables(model, 2)[0];
  if (graph === undefined) throw new Error('TensorFlow Lite file without a graph');
  return {
    inputs: table.ints(graph, 1),
    tensors: table.tables(graph, 0).map((tensor) => ({
      shape: table.ints(tensor, 0),
      type: tensorTypes[table.int8(tensor, 1) as 0 | 1] ?? 'other',
      data: table.bytes(buffers[table.int32(tensor, 2)] ?? 0, 0),
      name: table.text(tensor, 3),
    })),
    operators: table.tables(graph, 3).map((operator) => {
      const code = codes[table.int32(operator, 0)] ?? -1;
      const options = table.child(operator, 4);
      return {
        code: builtinOperators[code as keyof typeof builtinOperators] ?? code,
        inputs: table.ints(operator, 1),
        outputs: table.ints(operator, 2),
        option: (field) => (options === null ? 0 : table.int8(options, field)),
      };
    }),
  };
}

class TableReader {
  readonly #buffer: ByteBuffer;
  constructor(buffer: ByteBuffer) {
    this.#buffer = buffer;
  }

  #at(table: number, field: number): number | null {
    const offset = this.#buffer.__offset(table, slot(field));
    return offset === 0 ? null : table + offset;
  }

  int8(table: number, field: number): number {
    const at = this.#at(table, field);
    return at === null ? 0 : this.#buffer.readInt8(at);
  }

  int32(table: number, field: number): number {
    const at = this.#at(table, field);
    return at === null ? 0 : this.#buffer.readInt32(at);
  }

  text(table: number, field: number): string {
    const at = this.#at(table, field);
    return at === null ? '' : String(this.#buffer.__string(at));
  }

  child(table: number, field: number): number | null {
    const at = this.#at(table, field);
    return at === null ? null : this.#buffer.__indirect(at);
  }

  ints(table: number, field: number): readonly number[] {
    return this.#elements(table, field).map((at) => this.#buffer.readInt32(at));
  }

  tables(table: number, field: number): readonly number[] {
    return this.#elements(table, field).map((at) => this.#buffer.__indirect(at));
  }

  bytes(table: number, field: number): Uint8Array {
    const at = this.#at(table, field);
    if (at === null) return new Uint8Array();
    const start = this.#buffer.__vector(at);
    return this.#buffer.bytes().slice(start, start + this.#buffer.__vector_len(at));
  }

  #elements(table: number, field: number): readonly number[] {
    const at = this.#at(table, field);
    if (at === null) return [];
    const start = this.#buffer.__vector(at);
    return Array.from({ length: this.#buffer.__vector_len(at) }, (_, index) => start + 4 * index);
  }
}
