// Lists the files for the server and fails when the console becomes too large. Sizes are in kB as sent: compressed.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUILT = 'target/classes/console';
const MOST_FIRST_SCRIPTS = 190;
const MOST_STYLES = 25;
const MOST_LATER_SCRIPT = 60;

const files = readdirSync(BUILT, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile())
  .map((file) => join(file.parentPath, file.name).slice(BUILT.length + 1))
  .filter((name) => name !== 'files.txt')
  .sort();
writeFileSync(join(BUILT, 'files.txt'), `${files.join('\n')}\n`);

const size = (name) => gzipSync(readFileSync(join(BUILT, name))).length / 1000;
const page = readFileSync(join(BUILT, 'index.html'), 'utf8');
const sum = (names) => names.reduce((total, name) => total + size(name), 0);
const scripts = files.filter((name) => name.endsWith('.js'));
const first = sum(scripts.filter((name) => page.includes(name)));
const styles = sum(files.filter((name) => name.endsWith('.css')));
const tooLarge = [
  ...(first > MOST_FIRST_SCRIPTS
    ? [`The first load has ${first.toFixed(1)} kB of scripts, at most ${MOST_FIRST_SCRIPTS}.`]
    : []),
  ...(styles > MOST_STYLES ? [`There are ${styles.toFixed(1)} kB of styles, at most ${MOST_STYLES}.`] : []),
  ...scripts
    .filter((name) => !page.includes(name) && size(name) > MOST_LATER_SCRIPT)
    .map((name) => `${name} has ${size(name).toFixed(1)} kB, at most ${MOST_LATER_SCRIPT}.`),
];
if (tooLarge.length > 0) {
  console.error(tooLarge.join('\n'));
  process.exit(1);
}
console.log(`Console: ${first.toFixed(1)} kB of scripts at first, ${styles.toFixed(1)} kB of styles.`);
