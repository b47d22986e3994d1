/** Hands bytes to the browser as a download. */
export function saveBytes(name: string, bytes: Uint8Array, type = 'application/octet-stream'): void {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The download has begun once the click is handled; the address may go in the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
