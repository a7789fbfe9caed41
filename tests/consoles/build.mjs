import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { KITS } from './variants/names.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const SOURCE_DIRECTORIES = ['alexa', 'ixhello', 'lwa', 'shared', 'variants', 'variants/kits'];
export const OUTPUT_DIRECTORY = path.join(HERE, '.build');
const STAMP = path.join(OUTPUT_DIRECTORY, 'stamp');

/**
 * Compiles single-file components ahead of time: the in-browser template
 * compiler needs `eval`, which a strict content security policy forbids.
 */
const vueComponents = {
  name: 'vue-components',
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, async ({ path: file }) => {
      const { compileScript, parse } = await import('vue/compiler-sfc');
      const { descriptor, errors } = parse(await readFile(file, 'utf8'), { filename: file });
      if (errors.length > 0) return { errors: errors.map(({ message }) => ({ text: message })) };
      const { content } = compileScript(descriptor, {
        id: path.basename(file),
        inlineTemplate: true,
      });
      return { contents: content, loader: 'ts', resolveDir: path.dirname(file) };
    });
  },
};

/** Versions of React that stand beside the usual one, by the kit that is made with it. */
const REACTS = Object.fromEntries(
  ['16', '17', '19'].map((version) => [
    `react${version}`,
    { react: `react${version}`, 'react-dom': `react-dom${version}` },
  ]),
);

export async function buildPages() {
  await mkdir(OUTPUT_DIRECTORY, { recursive: true });
  const others = KITS.filter((kit) => kit in REACTS);
  const variants = KITS.filter((kit) => !(kit in REACTS));
  const built = await Promise.all([
    bundle({
      alexa: 'alexa/main.tsx',
      ixhello: 'ixhello/main.ts',
      lwa: 'lwa/main.ts',
      ...Object.fromEntries(variants.map(variantEntry)),
    }),
    ...others.map((kit) => bundle(Object.fromEntries([variantEntry(kit)]), REACTS[kit])),
  ]);
  await Promise.all(built.flat().map((file) => replaceFile(file.path, file.contents)));
  await replaceFile(STAMP, '');
}

const variantEntry = (kit) => [`variant-${kit}`, `variants/kits/${kit}.mjs`];

async function bundle(entryPoints, alias = {}) {
  // Whoever only asks whether there is something to build need not wait for what builds it.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: HERE,
    entryPoints,
    alias,
    outdir: OUTPUT_DIRECTORY,
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome120', 'firefox128'],
    jsx: 'automatic',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [vueComponents],
    logLevel: 'warning',
  });
  return outputFiles;
}

/** Renamed into place: another test process may be serving the file at this moment. */
async function replaceFile(file, contents) {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, contents);
  await rename(draft, file);
}

export async function buildIfStale() {
  const built = await modified(STAMP);
  const newest = Math.max(await modified(fileURLToPath(import.meta.url)), await newestSource());
  if (built <= newest) await buildPages();
}

async function newestSource() {
  const times = SOURCE_DIRECTORIES.map(async (name) => {
    const directory = path.join(HERE, name);
    const files = await readdir(directory);
    return Promise.all(files.map((file) => modified(path.join(directory, file))));
  });
  return Math.max(0, ...(await Promise.all(times)).flat());
}

const modified = (file) =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPages();
