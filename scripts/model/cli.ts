/** `npm run model -- ...`: looks into ONNX files, makes model packages and checks them. Exit codes below. */
import { writeFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { checkPackage } from '../../src-main/inspection/package/install-package';
import type { ModelManifest } from '../../src-shared/domain/model-manifest';
import { failed, ok, type Result } from '../../src-shared/domain/result';
import { inWords, readSignature } from './onnx-signature';
import { fillManifest, writeArchive } from './pack-package';
import { suggestManifest } from './suggest-manifest';

const usage = `Model packages.

  npm run model -- inspect FILE.onnx [--manifest FILE]   its inputs and outputs; writes a manifest to complete
  npm run model -- pack FOLDER [--out FILE.zip]          fills in the sha256 of every file, checks, makes an archive
  npm run model -- check PACKAGE                         what the station would say to a folder or .zip

Exit codes: 0 sound or done, 1 refused or failed, 2 wrong use.
`;

/** Lines to print, or one line of what is wrong. */
type Outcome = Result<readonly string[], string>;
type Command = { readonly source: string; run(): Promise<Outcome> };

async function main(args: readonly string[]): Promise<number> {
  if (args[0] === '--help' || args[0] === 'help') {
    console.log(usage);
    return 0;
  }
  const command = parseCommand(args);
  if (!command.ok) {
    console.error(`${command.problem}\n\n${usage}`);
    return 2;
  }
  const { source } = command.value;
  const outcome = await command.value.run().catch((error: Error): Outcome => failed(error.message));
  if (!outcome.ok) {
    console.error(`${source}: ${outcome.problem}`);
    return 1;
  }
  console.log(outcome.value.join('\n'));
  return 0;
}

const optionOf: Readonly<Record<string, 'manifest' | 'out' | null>> = { inspect: 'manifest', pack: 'out', check: null };

function parseCommand(args: readonly string[]): Result<Command, string> {
  let parsed: { values: { manifest?: string | undefined; out?: string | undefined }; positionals: string[] };
  try {
    const text = { type: 'string' } as const;
    parsed = parseArgs({ args: [...args], options: { manifest: text, out: text }, allowPositionals: true });
  } catch (error) {
    return failed((error as Error).message);
  }
  const { values, positionals } = parsed;
  const [name = '', source, ...rest] = positionals;
  if (!(name in optionOf)) return failed(name === '' ? 'no command' : `no such command: ${name}`);
  if (source === undefined || rest.length > 0) return failed(`${name} takes one file or folder`);
  const foreign = Object.keys(values).find((option) => option !== optionOf[name]);
  if (foreign !== undefined) return failed(`${name} takes no --${foreign}`);
  const { manifest, out } = values;
  if (name === 'inspect') return ok({ source, run: () => inspect(source, manifest) });
  if (name === 'pack') return ok({ source, run: () => pack(source, out) });
  return ok({ source, run: () => check(source) });
}

async function inspect(file: string, manifestFile: string | undefined): Promise<Outcome> {
  const signature = await readSignature(file);
  if (!signature.ok) return signature;
  const { inputs, outputs } = signature.value;
  const lines = [
    ...inputs.map((tensor) => `input  ${inWords(tensor)}`),
    ...outputs.map((tensor) => `output ${inWords(tensor)}`),
  ];
  if (manifestFile === undefined) return ok(lines);
  const suggested = await suggestManifest(file, signature.value);
  if (!suggested.ok) return suggested;
  const { manifest, toComplete } = suggested.value;
  const written = await writeNew(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
  if (!written.ok) return written;
  return ok([...lines, `${manifestFile} is written; to complete:`, ...toComplete.map((field) => `  ${field}`)]);
}

async function writeNew(file: string, text: string): Promise<Result<null, string>> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return ok(null);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return failed(code === 'EEXIST' ? `${file} is there already` : `${file} cannot be written: ${message}`);
  }
}

async function pack(dir: string, archive: string | undefined): Promise<Outcome> {
  if (archive !== undefined && resolve(archive).startsWith(resolve(dir) + sep))
    return failed(`${archive} would lie in the folder that is packed`);
  const packed = await fillManifest(dir);
  if (!packed.ok) return packed;
  const checked = await check(dir);
  if (!checked.ok || archive === undefined) return checked;
  await writeArchive(dir, packed.value, archive);
  const rechecked = await check(archive);
  return rechecked.ok ? ok([...rechecked.value, `${archive} is written`]) : rechecked;
}

async function check(source: string): Promise<Outcome> {
  const checked = await checkPackage(source);
  if (!checked.ok) return checked;
  const { manifest, manifestSha256 } = checked.value;
  return ok([`${source}: sound`, ...describe(manifest), `manifest sha256 ${manifestSha256}`]);
}

function describe({ name, version, product, input, output, thresholds }: ModelManifest): string[] {
  return [
    `${name} ${version}: ${product}`,
    `input  ${input.tensor}: ${input.width} x ${input.height} ${input.colourOrder}, ${input.layout}, ${input.elementType}, ${input.resize.rule}`,
    `output ${output.tensor}: ${output.kind}`,
    `pass below ${thresholds.pass}, fail from ${thresholds.fail}`,
  ];
}

process.exitCode = await main(process.argv.slice(2));
