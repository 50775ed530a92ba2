// Addresses are behind the #: "#/clients/7/photos?pose=front". Each belongs to one screen, loaded when first opened.
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { problem, skeleton } from "./states.js";

/**
 * What a screen gets.
 * @typedef {object} Page
 * @property {Record<string, string>} params the {parts} of the address
 * @property {URLSearchParams} query
 * @property {AbortSignal} signal aborted when the screen is left: give it to requests and listeners
 */
/** @typedef {(page: Page) => Node | Promise<Node>} Screen */
/** @typedef {{ pattern: RegExp, load: () => Promise<{ default: Screen }> }} Route */

/** @param {string} path with {names} @param {Route["load"]} load @returns {Route} */
export function route(path, load) {
  return { pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`), load };
}

/** @param {string} path @param {Record<string, unknown>} [query] undefined and null are left out */
export function link(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `#${path}${search ? `?${search}` : ""}`;
}

/** @param {string} path @param {Record<string, unknown>} [query] */
export function go(path, query) {
  location.hash = link(path, query);
}

/** The same screen under another address, without a step in the history. @param {string} path @param {Record<string, unknown>} [query] */
export function replaceAddress(path, query) {
  history.replaceState(history.state, "", link(path, query));
}

export class Router {
  #routes;
  #home;
  #main;
  #leaving = new AbortController();

  /** @param {HTMLElement} main what screens are shown in @param {Route[]} routes @param {string} home where nobody asks for more */
  constructor(main, routes, home) {
    this.#main = main;
    this.#routes = routes;
    this.#home = home;
  }

  start() {
    addEventListener("hashchange", () => this.show());
    return this.show();
  }

  /** The screen of the present address. */
  async show() {
    this.#leaving.abort();
    const leaving = (this.#leaving = new AbortController());
    const [path, search = ""] = (location.hash.slice(1) || this.#home).split("?");
    const found = this.#routes.map(one => ({ one, match: one.pattern.exec(path) })).find(({ match }) => match);
    if (!found?.match) return go(this.#home);
    const given = Object.entries(found.match.groups ?? {}).filter(([, part]) => part !== undefined);
    const params = Object.fromEntries(given.map(([name, part]) => [name, decodeURIComponent(part)]));
    this.#main.setAttribute("aria-busy", "true");
    // Most screens are there within a moment; a skeleton that only flashes is worse than none.
    const slow = setTimeout(() => this.#main.replaceChildren(skeleton()), 200);
    try {
      const screen = (await load(found.one)).default;
      const node = await screen({ params, query: new URLSearchParams(search), signal: leaving.signal });
      if (!leaving.signal.aborted) this.#put(node);
    } catch (error) {
      if (!leaving.signal.aborted) this.#put(h("div", {}, h("h1", {}, t("states.sorry")), problem(error, () => this.show())));
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {Node} node */
  #put(node) {
    this.#main.replaceChildren(node);
    this.#main.removeAttribute("aria-busy");
    scrollTo(0, 0);
    const heading = this.#main.querySelector("h1");
    document.title = [heading?.textContent, "Spotter"].filter(Boolean).join(" · ");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }
}

/** A screen that is gone belongs to a server that was renewed meanwhile: the new page knows the new ones. @param {Route} route */
async function load(route) {
  try {
    return await route.load();
  } catch (error) {
    const index = await fetch("/", { headers: { Accept: "text/html" } }).then(answer => answer.text());
    if (!index.includes(new URL("..", import.meta.url).pathname)) location.reload();
    throw error;
  }
}
