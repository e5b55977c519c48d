/** `npm run model -- check PACKAGE`: what the station would say to a model package. Exit codes: 0 sound, 1 refused, 2 wrong use. */
import { checkPackage } from '../../src-main/inspection/package/install-package';
import type { ModelManifest } from '../../src-shared/domain/model-manifest';

async function main([command, source, ...rest]: readonly string[]): Promise<number> {
  if (command !== 'check' || source === undefined || rest.length > 0) {
    console.error('usage: npm run model -- check PACKAGE   (a folder or a .zip file)');
    return 2;
  }
  const checked = await checkPackage(source);
  if (!checked.ok) {
    console.error(`${source}: ${checked.problem}`);
    return 1;
  }
  console.log(`${source}: sound\n${describe(checked.value.manifest)}\nmanifest sha256 ${checked.value.manifestSha256}`);
  return 0;
}

function describe({ name, version, product, input, output, thresholds }: ModelManifest): string {
  return [
    `${name} ${version}: ${product}`,
    `input  ${input.tensor}: ${input.width} x ${input.height} ${input.colourOrder}, ${input.layout}, ${input.elementType}, ${input.resize.rule}`,
    `output ${output.tensor}: ${output.kind}`,
    `pass below ${thresholds.pass}, fail from ${thresholds.fail}`,
  ].join('\n');
}

process.exitCode = await main(process.argv.slice(2));
