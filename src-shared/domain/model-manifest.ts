/**
 * `manifest.json` of a model package: what its ONNX file expects and what its output means. Field by field in
 * docs/models.md. A package is complete by itself; nothing in the station needs to know who made it.
 */
import { z } from 'zod';
import { failed, ok, type Result } from './result';

/**
 * A manifest with a higher number comes from a newer Vigie. 2 added `registration` and `photoCheck`, 3 the `ground` of a
 * registration; a manifest without them may say less.
 */
export const manifestVersion = 3;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits');
const perChannel = z.tuple([z.number(), z.number(), z.number()]);
const tensorName = z.string().min(1).max(256);

/** Forward slashes, relative, and nothing that leads out of the package. */
const packagePath = z
  .string()
  .min(1)
  .max(200)
  .refine(isInsidePath, 'must be a path inside the package, with forward slashes');

function isInsidePath(path: string): boolean {
  const parts = path.split('/');
  return !/[\\:\p{Cc}]/u.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Part of the photo, as shares of its width and height (0-1) from its upper left corner. */
const regionSchema = z
  .strictObject({
    x: z.number().min(0),
    y: z.number().min(0),
    width: z.number().gt(0).max(1),
    height: z.number().gt(0).max(1),
  })
  .refine(({ x, y, width, height }) => x + width <= 1 && y + height <= 1, 'must lie within the photo');

/** How a photo is fitted to the input. */
const resizeSchema = z.discriminatedUnion('rule', [
  /** To exactly width x height, whatever the photo's aspect. */
  z.strictObject({ rule: z.literal('stretch') }),
  /** The whole photo, aspect kept, centred; the rest in one colour (red, green, blue 0-255). */
  z.strictObject({ rule: z.literal('letterbox'), fill: z.tuple([z.int(), z.int(), z.int()]) }),
  /** Aspect kept, the largest centred part that fills the input. */
  z.strictObject({ rule: z.literal('crop') }),
  /** Aspect kept as nearly as sides that are multiples of `multipleOf` allow, area about width x height. */
  z.strictObject({ rule: z.literal('keep-area'), multipleOf: z.int().min(1).max(256) }),
]);
export type ResizeRule = z.infer<typeof resizeSchema>;

const inputSchema = z.strictObject({
  tensor: tensorName,
  layout: z.enum(['NCHW', 'NHWC']),
  elementType: z.enum(['float32', 'float16', 'uint8']),
  /** Pixels. */
  width: z.int().min(8).max(4096),
  height: z.int().min(8).max(4096),
  colourOrder: z.enum(['RGB', 'BGR']),
  /** The model gets (value - mean) x scale, value 0-255, per channel in `colourOrder`. Not used with uint8. */
  mean: perChannel,
  scale: perChannel,
  /** What of the photo is looked at; all of it when left out. */
  region: regionSchema.optional(),
  resize: resizeSchema,
});
export type ModelInput = z.infer<typeof inputSchema>;

/** How an output's planes lie: [1, planes, height, width], the usual one, or [1, height, width, planes]. */
const outputLayout = z.enum(['NCHW', 'NHWC']).optional();

/** What makes a probability of the raw numbers. */
const activation = z.enum(['none', 'sigmoid', 'softmax']);

const outputSchema = z.discriminatedUnion('kind', [
  /** One number a class. The score is the summed probability of the defective ones. */
  z.strictObject({
    kind: z.literal('classes'),
    tensor: tensorName,
    activation,
    classes: z
      .array(z.strictObject({ label: z.string().min(1).max(80), defective: z.boolean() }))
      .min(2)
      .max(10_000),
  }),
  /** One number, higher is more suspicious. The score is (number - offset) x scale. */
  z.strictObject({
    kind: z.literal('score'),
    tensor: tensorName,
    activation: z.enum(['none', 'sigmoid']),
    offset: z.number(),
    scale: z.number().positive(),
  }),
  /**
   * One number a position, [.., height, width] that spans the model's input, higher is more suspicious. The score is
   * (the mean of the highest `topShare` of all positions - offset) x scale, or the one number of the output
   * `scoreTensor`, activated, offset and scaled in the same way.
   */
  z.strictObject({
    kind: z.literal('anomaly-map'),
    tensor: tensorName,
    layout: outputLayout,
    scoreTensor: tensorName.optional(),
    activation: z.enum(['none', 'sigmoid']),
    topShare: z.number().gt(0).max(1),
    offset: z.number(),
    scale: z.number().positive(),
  }),
  /**
   * One plane a class, [1, classes, height, width] unless `layout` says otherwise; softmax is over the classes. The map is the summed probability
   * of the defective ones, its score as with an anomaly map.
   */
  z.strictObject({
    kind: z.literal('segmentation'),
    tensor: tensorName,
    layout: outputLayout,
    activation,
    classes: z
      .array(z.strictObject({ label: z.string().min(1).max(80), defective: z.boolean() }))
      .min(1)
      .max(1000),
    topShare: z.number().gt(0).max(1),
  }),
]);
export type ModelOutput = z.infer<typeof outputSchema>;

const longestReferenceSide = 512;
const bytesInBase64 = z
  .string()
  .max(4 * longestReferenceSide ** 2)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'must be base64');

/** What lies around the part and does not turn with it, in pixels of the reference. */
const groundSchema = z.strictObject({
  /** The mean photo: red, green, blue 0-255 a pixel, row by row. */
  colours: bytesInBase64,
  /** 255 for the part and a margin around it, which are looked at; 0 where the mean photo stands for the photo. */
  part: bytesInBase64,
});

/** Photos are turned and shifted so that the part lies as in this small grey picture of it. */
const registrationSchema = z
  .strictObject({
    /** Pixels. */
    width: z.int().min(16).max(longestReferenceSide),
    height: z.int().min(16).max(longestReferenceSide),
    /** Brightness 0-255 a pixel, row by row. */
    reference: bytesInBase64,
    /** How much each pixel counts, 0-255. */
    weights: bytesInBase64,
    /** A photo whose part agrees less with the reference is judged as it lies. Correlation, 0-1. */
    leastAgreement: z.number().min(0).max(1),
    ground: groundSchema.optional(),
  })
  .refine(({ width, height, reference }) => byteCount(reference) === width * height, {
    path: ['reference'],
    message: 'must hold width x height bytes',
  })
  .refine(({ width, height, weights }) => byteCount(weights) === width * height, {
    path: ['weights'],
    message: 'must hold width x height bytes',
  })
  .refine(({ width, height, ground }) => !ground || byteCount(ground.part) === width * height, {
    path: ['ground', 'part'],
    message: 'must hold width x height bytes',
  })
  .refine(({ width, height, ground }) => !ground || byteCount(ground.colours) === 3 * width * height, {
    path: ['ground', 'colours'],
    message: 'must hold 3 x width x height bytes',
  });

const byteCount = (base64: string): number => Math.floor((base64.replace(/=+$/, '').length * 3) / 4);

/** What a photo must be like to be judged; one that is not is unsure, with the reason. */
const photoCheckSchema = z.strictObject({
  /** Of its strongest edges: their slope as a share of that on a photo four times smaller. */
  focus: z.strictObject({ least: z.number().min(0) }).optional(),
  /** Mean, 0-255. */
  brightness: z
    .strictObject({ least: z.number().min(0), most: z.number() })
    .refine(({ least, most }) => least < most, 'least must be below most')
    .optional(),
  /** Agreement with the registration's reference, 0-1: with less, the part is not in the photo. */
  framing: z.strictObject({ leastAgreement: z.number().min(0).max(1) }).optional(),
});

const thresholdsSchema = z
  .strictObject({ pass: z.number(), fail: z.number() })
  .refine(({ pass, fail }) => pass <= fail, 'pass must not be above fail');

const originSchema = z.strictObject({
  /** The method in a few words. */
  method: z.string().max(400),
  /** Who or what made it. */
  madeBy: z.string().max(200),
  /** ISO 8601 with offset; left out where the same input must give the same bytes. */
  madeAt: z.iso.datetime({ offset: true }).optional(),
  /** Frozen network below it, when there is one. */
  backbone: z.strictObject({ name: z.string().max(200), licence: z.string().max(80), sha256 }).optional(),
  /** Photos it was taught with. */
  photos: z.array(z.strictObject({ name: z.string().max(400), sha256 })).max(100_000),
  settings: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).optional(),
});

/** Measured on photos that were neither taught nor used to choose a setting. */
const accuracySchema = z.strictObject({
  measuredOn: z.string().max(400),
  command: z.string().max(400),
  good: z.int().min(0),
  defective: z.int().min(0),
  /** Area under the ROC curve, 0-1. */
  imageAuroc: z.number().min(0).max(1),
  /** Of the good ones: verdicts. */
  goodVerdicts: z.strictObject({ pass: z.int(), unsure: z.int(), fail: z.int() }),
  defectiveVerdicts: z.strictObject({ pass: z.int(), unsure: z.int(), fail: z.int() }),
  /** Of the defective ones, by kind of defect. */
  byKind: z
    .array(z.strictObject({ kind: z.string().max(80), pass: z.int(), unsure: z.int(), fail: z.int() }))
    .max(1000)
    .optional(),
});
export type ModelAccuracy = z.infer<typeof accuracySchema>;

export const modelManifestSchema = z
  .strictObject({
    manifestVersion: z.literal([1, 2, manifestVersion]),
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be lower-case letters, digits and hyphens'),
    version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.+-]{0,39}$/, 'must be a version such as 1.0.0'),
    /** What it inspects, as people call it. */
    product: z.string().min(1).max(120),
    description: z.string().max(2000),
    /** Path of the ONNX file; one of `files`. */
    model: packagePath,
    /** Every file of the package but the manifest. */
    files: z
      .array(z.strictObject({ path: packagePath, sha256 }))
      .min(1)
      .max(64),
    input: inputSchema,
    output: outputSchema,
    /** In units of the score. */
    thresholds: thresholdsSchema,
    registration: registrationSchema.optional(),
    photoCheck: photoCheckSchema.optional(),
    origin: originSchema.optional(),
    accuracy: accuracySchema.optional(),
  })
  .refine(({ files, model }) => files.some(({ path }) => path === model), {
    path: ['model'],
    message: 'must be one of files',
  })
  .refine(({ files }) => new Set(files.map(({ path }) => path)).size === files.length, {
    path: ['files'],
    message: 'names a file twice',
  })
  .refine((manifest) => manifest.manifestVersion > 1 || (!manifest.registration && !manifest.photoCheck), {
    path: ['manifestVersion'],
    message: 'must be 2 with registration or photoCheck',
  })
  .refine((manifest) => manifest.manifestVersion > 2 || !manifest.registration?.ground, {
    path: ['manifestVersion'],
    message: 'must be 3 with the ground of a registration',
  })
  .refine(({ photoCheck, registration }) => !photoCheck?.framing || registration !== undefined, {
    path: ['photoCheck', 'framing'],
    message: 'needs registration: it is the agreement with its reference',
  })
  .refine(({ output, thresholds }) => !makesMap(output) || thresholds.fail > 0, {
    path: ['thresholds', 'fail'],
    message: 'must be above 0 for a model that makes a map: heat is shown relative to it',
  });
export type ModelManifest = z.infer<typeof modelManifestSchema>;

/** Whether the model says where, not only how much. */
export const makesMap = (output: ModelOutput): boolean =>
  output.kind === 'anomaly-map' || output.kind === 'segmentation';

/** The manifest of a manifest.json, or in one line what is wrong with it. */
export function parseManifest(text: string): Result<ModelManifest, string> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return failed(`manifest.json is not valid JSON: ${(error as Error).message}`);
  }
  const version = (value as { manifestVersion?: unknown } | null)?.manifestVersion;
  if (typeof version === 'number' && version > manifestVersion) {
    return failed(`manifest.json has manifestVersion ${version}: the package is from a newer Vigie`);
  }
  const parsed = modelManifestSchema.safeParse(value);
  return parsed.success ? ok(parsed.data) : failed(`manifest.json: ${inWords(parsed.error)}`);
}

const problemsShown = 3;

function inWords(error: z.ZodError): string {
  const problems = error.issues.map(({ path, message }) => {
    const where = path.map(String).join('.');
    return where === '' ? message : `${where}: ${message}`;
  });
  const more = problems.length - problemsShown;
  return problems.slice(0, problemsShown).join('; ') + (more > 0 ? `; and ${more} more` : '');
}
