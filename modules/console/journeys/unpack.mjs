// Unpacks the browser once before the files of journeys start side by side.
import { launch } from './browser.mjs';

export async function globalSetup() {
  await (await launch()).close();
}
