const BYTES = 32;

/** Returns a new secret of a webhook: random bytes, as Standard Webhooks writes them. */
export function newSecret(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(BYTES))))}`;
}
