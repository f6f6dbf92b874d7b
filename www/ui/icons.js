/** The icons, drawn with lines of the text's colour on a square of 16. */

const paths = {
  copy: "M5.5 5.5h7v8h-7zM3.5 10.5v-8h7",
  check: "M3 8.5l3.2 3L13 4.5",
  cross: "M4 4l8 8M12 4l-8 8",
  chevron: "M6 4l4 4-4 4",
  up: "M4 10l4-4 4 4",
  down: "M4 6l4 4 4-4",
  download: "M8 2.5v7.5M4.8 7L8 10.2 11.2 7M3 13.5h10",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2",
  warning: "M8 2.2l6.2 11.3H1.8zM8 6.5v3.2M8 11.7v.1",
  info: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.3v3.6M8 5.1v.1",
  error: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8v3.9M8 11v.1",
  fold: "M8 2v3.4M5.8 3.6L8 5.8l2.2-2.2M8 14v-3.4M5.8 12.4L8 10.2l2.2 2.2M3 8h10",
  unfold: "M8 6V2.4M5.8 4.4L8 2.2l2.2 2.2M8 10v3.6M5.8 11.6L8 13.8l2.2-2.2M3 8h10",
  document: "M4 1.8h5.2L12.5 5v9.2H4zM9 2v3.2h3.3M6.3 8h4M6.3 10.8h4",
};

/**
 * @param {keyof typeof paths} name
 * @returns {SVGSVGElement} hidden from screen readers: what it says stands beside it, or in a label
 */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  for (const [key, value] of Object.entries({
    class: "icon",
    viewBox: "0 0 16 16",
    "aria-hidden": "true",
  })) {
    svg.setAttribute(key, value);
  }
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}
