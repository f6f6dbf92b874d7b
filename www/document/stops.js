/**
 * One stop of the Tab key for everything in a document that can be used, and the arrow keys between
 * them: a document of 300 blocks is not 300 stops on the way to the next button.
 * @see https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex
 */

/**
 * @param {HTMLElement} box its stops have `data-stop` and `tabindex="-1"`
 * @param {{ onFold?: (stop: HTMLElement, isFolded: boolean) => void }} [options]
 */
export function moveByArrows(box, { onFold } = {}) {
  const stops = () => /** @type {HTMLElement[]} */ ([...box.querySelectorAll("[data-stop]")]);

  /** Keeps one of them in the order of the Tab key. */
  const settle = () => {
    if (!box.querySelector('[data-stop][tabindex="0"]')) {
      box.querySelector("[data-stop]")?.setAttribute("tabindex", "0");
    }
  };
  new MutationObserver(settle).observe(box, { childList: true, subtree: true });
  settle();

  box.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLElement) || !("stop" in target.dataset)) return;
    for (const stop of box.querySelectorAll('[data-stop][tabindex="0"]')) {
      stop.setAttribute("tabindex", "-1");
    }
    target.tabIndex = 0;
  });
  box.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || !("stop" in target.dataset)) return;
    const all = stops();
    const at = all.indexOf(target);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[key];
    if (next !== undefined) all[next]?.focus();
    else if (key === "ArrowLeft") onFold?.(target, true);
    else if (key === "ArrowRight") onFold?.(target, false);
    else if ((key === "Enter" || key === " ") && target.role === "button") target.click();
    else return;
    event.preventDefault();
  });
}
