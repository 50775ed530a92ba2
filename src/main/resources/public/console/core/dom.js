// Elements by hand: h("button", { class: "button", onclick: save }, icon("check"), t("actions.save")).

const SVG = "http://www.w3.org/2000/svg";

/**
 * One element. Properties that begin with `on` listen; `class`, `for`, `aria-…`, `data-…` and the like are attributes;
 * null, undefined and false are left out. Text is text: nothing here is ever read as HTML.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, any>} [properties] @param {...any} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "indeterminate") element[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Draws a place anew; what had the focus in it keeps it, by its `data-key`. @param {Element} box @param {...Node} children */
export function swap(box, ...children) {
  const key = box.contains(document.activeElement) && document.activeElement?.getAttribute("data-key");
  box.replaceChildren(...children);
  if (key) /** @type {HTMLElement | null} */ (box.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus({ preventScroll: true });
}

/** @type {Map<string, Promise<unknown>>} */ const styles = new Map();

/** A screen's own style sheet, ../css/NAME.css: there before the screen is shown. @param {string} name @returns {Promise<unknown>} */
export function style(name) {
  let loaded = styles.get(name);
  if (!loaded) {
    const link = h("link", { rel: "stylesheet", href: new URL(`../css/${name}.css`, import.meta.url).href });
    loaded = new Promise(resolve => (link.onload = link.onerror = resolve));
    styles.set(name, loaded);
    document.head.append(link);
  }
  return loaded;
}

/** @param {string} tag @param {Record<string, string | number>} [attributes] @param {...Node} children */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** Strokes on a field of 24 by 24. */
const SHAPES = {
  admin: "M12 3l7 3v5c0 4.5-3 8-7 10-4-2-7-5.5-7-10V6z M9 12l2 2 4-4",
  alert: "M12 4l9 16H3z M12 10v4 M12 17v.01",
  back: "M15 5l-7 7 7 7",
  bell: "M6 16V11a6 6 0 0112 0v5l2 2H4z M10 21h4",
  calendar: "M4 6h16v14H4z M4 10h16 M8 3v4 M16 3v4",
  camera: "M4 8h4l2-3h4l2 3h4v11H4z M12 17a3.5 3.5 0 100-7 3.5 3.5 0 000 7z",
  check: "M5 13l4 4L19 7",
  clients: "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7z M3 20c0-3.5 2.5-6 6-6s6 2.5 6 6 M16 4.5a3.5 3.5 0 010 6.5 M18 14.5c2 .8 3 2.8 3 5.5",
  close: "M6 6l12 12 M18 6L6 18",
  compare: "M12 3v18 M9 6H4v12h5 M15 6h5v12h-5",
  document: "M6 3h8l4 4v14H6z M14 3v4h4 M9 12h6 M9 16h6",
  download: "M12 4v11 M7 11l5 5 5-5 M5 20h14",
  edit: "M4 20l1-4L16 5l3 3L8 19z M14 7l3 3",
  eye: "M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12z M12 15a3 3 0 100-6 3 3 0 000 6z",
  forward: "M9 5l7 7-7 7",
  inbox: "M4 13l3-8h10l3 8v6H4z M4 13h5l1.5 2.5h3L15 13h5",
  key: "M8 16a4 4 0 110-8 4 4 0 010 8z M12 12h9 M18 12v3",
  meal: "M6 3v6a2 2 0 004 0V3 M8 11v10 M16 3c-2 2-2 7 0 9v9 M16 12V3",
  me: "M12 12a4 4 0 100-8 4 4 0 000 8z M4 21c0-4 3.5-7 8-7s8 3 8 7",
  message: "M4 5h16v11H10l-5 4v-4H4z",
  more: "M5 12h.01 M12 12h.01 M19 12h.01",
  offline: "M3 3l18 18 M5 12a10 10 0 013-2 M19 12a10 10 0 00-6-2.9 M8.5 15.5a5 5 0 017 0 M12 19h.01",
  photo: "M4 5h16v14H4z M4 16l5-5 4 4 3-3 4 4 M15.5 9.5v.01",
  plus: "M12 5v14 M5 12h14",
  retry: "M19 12a7 7 0 11-2-5 M19 3v5h-5",
  search: "M11 17a6 6 0 100-12 6 6 0 000 12z M16 16l4 4",
  send: "M4 12l16-8-6 16-3-6z",
  storage: "M4 7c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3z M4 7v10c0 1.7 3.6 3 8 3s8-1.3 8-3V7 M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3",
  trash: "M5 7h14 M9 7V4h6v3 M7 7l1 13h8l1-13 M10 11v5 M14 11v5",
  upload: "M12 16V5 M7 9l5-5 5 5 M5 20h14",
  weight: "M5 7h14l2 13H3z M9 7a3 3 0 016 0 M12 16l2-4",
};

/** A drawing beside a text; an icon that stands alone needs an aria-label on its button. @param {keyof SHAPES} name */
export function icon(name) {
  return svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: SHAPES[name] }));
}

/** @param {string} text @param {(event: any) => void} onclick @param {Record<string, any>} [properties] `icon`, and what h takes */
export function button(text, onclick, { icon: name, ...properties } = {}) {
  return h("button", { type: "button", class: "button", onclick, ...properties }, name && icon(name), text);
}

/** @param {string} label for eyes and ears @param {keyof SHAPES} name @param {(event: Event) => void} onclick */
export function iconButton(label, name, onclick, properties = {}) {
  return h("button", { type: "button", class: "button round", "aria-label": label, title: label, onclick, ...properties }, icon(name));
}
