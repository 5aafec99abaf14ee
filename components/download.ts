/** Gives the reader a file to keep, from a page of our own: through a link, which needs no permission. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Firefox takes the file from the address only after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
