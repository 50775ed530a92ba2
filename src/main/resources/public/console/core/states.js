// What a list looks like while it loads, when it is empty and when it could not be had.
import { h, icon } from "./dom.js";
import { t } from "./i18n.js";

/** Grey shapes where something will be. @param {number} [rows] */
export function skeleton(rows = 4) {
  const row = () => h("div", { class: "skeleton-row" }, h("div", { class: "skeleton disc" }), h("div", { class: "skeleton line" }));
  return h("div", { class: "skeletons", "aria-hidden": "true" }, Array.from({ length: rows }, row));
}

/**
 * @param {{ icon?: string, title: string, text?: string, action?: Node }} what
 */
export function empty({ icon: name = "inbox", title, text, action }) {
  return h(
    "div",
    { class: "empty" },
    h("span", { class: "empty-mark" }, icon(/** @type {any} */ (name))),
    h("p", { class: "empty-title" }, title),
    text && h("p", { class: "quiet" }, text),
    action,
  );
}

/** What went wrong, in the server's words, and a way to try again. @param {any} error @param {() => void} [retry] */
export function problem(error, retry) {
  const again = () => h("button", { type: "button", class: "button", onclick: retry }, icon("retry"), t("states.retry"));
  return h(
    "div",
    { class: "empty problem", role: "alert" },
    h("span", { class: "empty-mark" }, icon(error?.code === "network" ? "offline" : "alert")),
    h("p", { class: "empty-title" }, say(error)),
    retry && again(),
  );
}

/** One sentence for people. @param {any} error */
export function say(error) {
  if (error?.code === "network") return t("states.offline");
  return error?.detail ?? error?.message ?? String(error);
}

/**
 * A place that is filled once `load` has come; try again is part of it. Its element has `reload()`.
 * @template T
 * @param {() => Promise<T>} load @param {(value: T) => Node | Node[]} render
 * @param {{ placeholder?: Node, signal?: AbortSignal, class?: string }} [options]
 */
export function later(load, render, { placeholder = skeleton(), signal, class: name } = {}) {
  const box = h("div", { class: name, "aria-busy": "true" });
  const fill = async () => {
    box.replaceChildren(placeholder);
    box.setAttribute("aria-busy", "true");
    try {
      const value = await load();
      box.replaceChildren(...[render(value)].flat());
    } catch (error) {
      if (!signal?.aborted) box.replaceChildren(problem(error, fill));
    }
    box.removeAttribute("aria-busy");
  };
  fill();
  return Object.assign(box, { reload: fill });
}

/**
 * A list that reads on while one scrolls. Its element has `reload()`.
 * @template T
 * @param {object} options
 * @param {() => AsyncGenerator<T, void, void>} options.source asked anew at each (re)load
 * @param {(value: T, list: HTMLElement) => Node | null} options.item
 * @param {() => Node} options.none when there is nothing
 * @param {AbortSignal} options.signal
 * @param {number} [options.step] how many at a time
 * @param {string} [options.tag] of the list element @param {string} [options.class]
 * @param {Node} [options.placeholder]
 */
export function list({ source, item, none, signal, step = 30, tag = "ul", class: name = "rows", placeholder = skeleton() }) {
  const items = h(/** @type {"ul"} */ (tag), { class: name });
  const tail = h("div", { class: "tail" });
  const box = /** @type {HTMLDivElement & { reload: () => Promise<void>, items: HTMLElement }} */ (h("div", {}, items, tail));
  /** @type {AsyncGenerator<T, void, void>} */ let reader;
  let isReading = false;
  const watch = new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && more(), { rootMargin: "600px" });
  signal.addEventListener("abort", () => watch.disconnect());

  async function more() {
    if (isReading) return;
    isReading = true;
    watch.unobserve(tail);
    tail.replaceChildren(items.childElementCount ? h("div", { class: "spinner" }) : placeholder);
    const mine = reader;
    try {
      let done = false;
      for (let i = 0; i < step && !done; i++) {
        const next = await mine.next();
        if (mine !== reader || signal.aborted) return;
        done = Boolean(next.done);
        const node = next.done ? null : item(next.value, items);
        if (node) items.append(node);
      }
      tail.replaceChildren(...(done && !items.childElementCount ? [none()] : []));
      if (!done) watch.observe(tail);
    } catch (error) {
      if (mine === reader && !signal.aborted) tail.replaceChildren(problem(error, box.reload));
    } finally {
      if (mine === reader) isReading = false;
    }
  }

  box.items = items;
  box.reload = async () => {
    items.replaceChildren();
    reader = source();
    isReading = false;
    await more();
  };
  box.reload();
  return box;
}
