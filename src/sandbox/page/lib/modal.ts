/** For `ref(…)` on a `<dialog>`: opens it over the page as soon as it stands in the document. */
export function openModally(element: Element | undefined): void {
  // Lit gives out the element before it is in the document, where a dialog cannot be opened yet.
  queueMicrotask(() => {
    if (element instanceof HTMLDialogElement && element.isConnected && !element.open) element.showModal()
  })
}
