/** A random id of 128 bits in hex; unlike `crypto.randomUUID` it works on a plain http origin too. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
