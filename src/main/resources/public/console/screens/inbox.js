// What happened, the newest first, day by day; what happens now comes in at the top.
import { ask, attempt, toast } from "../core/dialogs.js";
import { h, icon, iconButton, style } from "../core/dom.js";
import { ago, day, dayAndClock, dayKey, nearDay, t } from "../core/i18n.js";
import { avatar, person } from "../core/people.js";
import { photo } from "../core/photos.js";
import { listen, session, spotter } from "../core/session.js";
import { empty, list, say } from "../core/states.js";
import { belongs, isUnread, tell, topicOf } from "../parts/news.js";

/** @typedef {import("../parts/news.js").Notice} Notice */
/** @typedef {import("../parts/news.js").Story} Story */

const AT_ONCE = 50;
const PICTURES = 4;
/** Stories that a notification may still belong to. */
const RECENT = 20;

/** @type {import("../core/router.js").Screen} */
export default async function inbox({ query, signal }) {
  await style("inbox");
  return new Inbox(query.has("unread"), signal).element;
}

class Inbox {
  /** By the notification's id: what is shown, once each. @type {Map<number, Notice>} */ #shown = new Map();
  /** @type {Map<Story, HTMLElement>} */ #rows = new Map();
  #unreadOnly;
  #list;
  #heard = h("p", { class: "unseen", role: "status" });
  #all = h("button", { type: "button", class: "button quiet", onclick: () => this.#readAll() }, icon("check"), t("inbox.readAll"));

  /** @param {boolean} unreadOnly @param {AbortSignal} signal */
  constructor(unreadOnly, signal) {
    this.#unreadOnly = unreadOnly;
    this.#list = list({
      source: () => this.#read(),
      item: notice => this.#place(notice, "append"),
      none: () => this.#none(),
      signal,
      tag: "div",
      class: "feed",
    });
    const head = h("header", { class: "head" }, h("h1", {}, t("inbox.title")), this.#all);
    const choices = h("div", { class: "chips", role: "group", "aria-label": t("inbox.filter") }, this.#chip("all", false), this.#chip("unread", true));
    this.element = h("div", { class: "inbox reading" }, head, choices, this.#heard, this.#list);
    listen(session, "notification", event => this.#arrive(event.detail), signal);
    // What came before is no longer whole: all of it anew.
    listen(session, "status", () => session.state === "reset" && this.#reload(), signal);
    const minutes = setInterval(() => this.#age(), 60_000);
    signal.addEventListener("abort", () => clearInterval(minutes));
    const count = () => (this.#all.hidden = session.unread === 0);
    listen(session, "unread", count, signal);
    count();
  }

  /** @param {string} text @param {boolean} unreadOnly */
  #chip(text, unreadOnly) {
    const choose = () => {
      this.#unreadOnly = unreadOnly;
      for (const chip of this.element.querySelectorAll(".chip")) chip.setAttribute("aria-pressed", String(chip === button));
      this.#reload();
    };
    const button = h("button", { type: "button", class: "chip", "aria-pressed": String(unreadOnly === this.#unreadOnly), onclick: choose }, t(`inbox.${text}`));
    return button;
  }

  #reload() {
    this.#shown.clear();
    this.#rows.clear();
    return this.#list.reload();
  }

  /** The server counts from the newest; what came or went meanwhile is in what we show. */
  async *#read() {
    for (let skip = 0; ; ) {
      const mine = [...this.#shown.values()].filter(one => !this.#unreadOnly || !one.is_read).length;
      const query = { limit: AT_ONCE, offset: mine + skip, unread_only: this.#unreadOnly || null };
      /** @type {Notice[]} */ const page = await spotter.get("/api/notifications", query);
      const fresh = page.filter(one => !this.#shown.has(one.id));
      // Taken at once, so that what is deleted while one scrolls counts.
      for (const one of fresh) this.#shown.set(one.id, one);
      yield* fresh;
      if (page.length < AT_ONCE) return;
      skip = fresh.length ? 0 : skip + page.length;
    }
  }

  /** @param {Notice} notice */
  #arrive(notice) {
    if (this.#shown.has(notice.id)) return;
    this.#shown.set(notice.id, notice);
    // Nothing there yet, or the empty state.
    if (!this.#rows.size) return void this.#reload();
    this.#place(notice, "prepend");
    const { who, name, text, quote } = tell({ notices: [notice], topic: "" });
    const sayIt = (/** @type {string} */ whose) => (this.#heard.textContent = t("inbox.heard", { name: whose, text: text || quote }));
    if (who === null) sayIt(t("inbox.gym"));
    else person(who).then(found => sayIt(name ?? found.full_name));
  }

  /**
   * Into the story it belongs to, else as a row of its own; a new day is given back for the list to take.
   * @param {Notice} notice @param {"append" | "prepend"} end
   */
  #place(notice, end) {
    const stories = [...this.#rows.keys()];
    const near = end === "append" ? stories.slice(-RECENT) : stories.slice(0, RECENT);
    const story = near.find(one => belongs(one, notice));
    if (story) {
      story.notices[end === "append" ? "push" : "unshift"](notice);
      const old = this.#rows.get(story);
      const row = this.#row(story);
      this.#rows.set(story, row);
      old?.replaceWith(row);
      return null;
    }
    const fresh = { notices: [notice], topic: topicOf(notice) };
    const row = this.#row(fresh);
    if (end === "append") this.#rows.set(fresh, row);
    else this.#rows = new Map([[fresh, row], ...this.#rows]);
    const key = dayKey(notice.timestamp);
    const days = this.#list.items;
    const last = /** @type {HTMLElement | null} */ (end === "append" ? days.lastElementChild : days.firstElementChild);
    if (last?.dataset.day === key) {
      last.querySelector("ul")?.[end](row);
      return null;
    }
    const section = h("section", { "data-day": key }, h("h2", { title: day(notice.timestamp) }, nearDay(notice.timestamp)), h("ul", {}, row));
    if (end === "append") return section;
    days.prepend(section);
    return null;
  }

  /** @param {Story} story */
  #row(story) {
    const { who, name, text, quote, of, pictures, path } = tell(story);
    const when = story.notices[0].timestamp;
    const face = h("span", { class: "avatar", "aria-hidden": "true" }, who === null ? icon("bell") : "");
    const title = h("strong", {}, name ?? (who === null ? t("inbox.gym") : "…"));
    const about = h("span", {});
    if (who !== null) {
      person(who).then(found => {
        face.replaceWith(avatar(found));
        title.textContent = found.id === session.me?.id ? t("inbox.you") : found.full_name === "?" ? (name ?? t("inbox.somebody")) : found.full_name;
      });
    }
    if (of !== undefined && of !== session.me?.id) person(of).then(found => (about.textContent = ` · ${found.full_name}`));
    const shown = pictures.slice(0, PICTURES);
    const strip = shown.length > 0 && h(
      "span",
      { class: `news-photos${shown.length === 1 ? " one" : ""}` },
      shown.map(one => photo(one, shown.length === 1 ? "medium" : "thumbnail")),
      pictures.length > PICTURES && h("span", { class: "news-more" }, `+${pictures.length - PICTURES}`),
    );
    const content = [
      face,
      h(
        "span",
        { class: "row-main" },
        h("span", { class: "news-line" }, title, h("time", { datetime: when, title: dayAndClock(when) }, ago(when)), isUnread(story) && dot()),
        text && h("span", { class: "news-text" }, text, about),
        quote && h("q", { dir: "auto" }, quote),
        strip,
      ),
    ];
    const open = () => this.#markRead(story);
    const main = path ? h("a", { class: "row", href: `#${path}`, onclick: open }, content) : h("button", { type: "button", class: "row", onclick: open }, content);
    const remove = iconButton(t("inbox.remove"), "close", () => this.#remove(story));
    return h("li", { class: `news${isUnread(story) ? " unread" : ""}` }, main, remove);
  }

  /** @param {Story} story */
  async #markRead(story) {
    const fresh = story.notices.filter(one => !one.is_read);
    if (!fresh.length) return;
    this.#seen(fresh);
    this.#rows.get(story)?.classList.remove("unread");
    this.#rows.get(story)?.querySelector(".dot")?.remove();
    try {
      await Promise.all(fresh.map(one => spotter.markNotificationRead(one.id)));
    } finally {
      session.countUnread().catch(() => {}); // Only the number in the menu.
    }
  }

  /** @param {Iterable<Notice>} notices */
  #seen(notices) {
    for (const one of notices) one.is_read = true;
  }

  #readAll() {
    return attempt(this.#all, async () => {
      await spotter.markNotificationRead();
      this.#seen(this.#shown.values());
      await session.countUnread();
      if (this.#unreadOnly) return this.#reload();
      for (const row of this.#rows.values()) {
        row.classList.remove("unread");
        row.querySelector(".dot")?.remove();
      }
    });
  }

  /** @param {Story} story */
  async #remove(story) {
    const row = this.#rows.get(story);
    const what = row?.querySelector(".news-text, q")?.textContent ?? "";
    const name = row?.querySelector("strong")?.textContent ?? "";
    if (!(await ask({ title: t("inbox.removeTitle"), text: t("inbox.removeText", { name, what }), action: t("inbox.remove") }))) return;
    try {
      await Promise.all(story.notices.map(one => spotter.delete(`/api/notifications/${one.id}`)));
    } catch (error) {
      return toast(say(error), { bad: true });
    }
    for (const one of story.notices) this.#shown.delete(one.id);
    this.#rows.delete(story);
    const section = row?.closest("section");
    const next = /** @type {HTMLElement | null} */ (row?.nextElementSibling ?? row?.previousElementSibling);
    row?.remove();
    if (!section?.querySelector("li")) section?.remove();
    /** @type {HTMLElement | null} */ (next?.querySelector("a, button") ?? this.element.querySelector("h1"))?.focus();
    await session.countUnread();
    if (!this.#rows.size) await this.#reload();
  }

  #none() {
    if (this.#unreadOnly) return empty({ icon: "check", title: t("inbox.noneUnread"), text: t("inbox.noneUnreadText") });
    return empty({ icon: "inbox", title: t("inbox.none"), text: t(session.is("client") ? "inbox.noneClient" : "inbox.noneStaff") });
  }

  #age() {
    for (const time of this.#list.items.querySelectorAll("time")) time.textContent = ago(time.dateTime);
  }
}

const dot = () => h("span", { class: "dot" }, h("span", { class: "unseen" }, t("inbox.new")));
