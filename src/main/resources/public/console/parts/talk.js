// One conversation: what was said, the newest below, and a line to write in.
import { ask } from "../core/dialogs.js";
import { h, icon } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { avatar } from "../core/people.js";
import { listen, session, spotter } from "../core/session.js";
import { empty, problem, say } from "../core/states.js";
import { bubble, linked, separate, turning } from "./bubbles.js";
import { unsent } from "./unsent.js";

/** @typedef {import("/client.js").Message} Message */
/** @typedef {import("./unsent.js").Letter} Letter */

const AT_ONCE = 40;
const NEAR_PX = 80;
/** How often somebody who waits for it is told that his words were read. */
const LOOK_MS = 20_000;

export class Talk {
  #them;
  #signal;
  #changed;
  #kept;
  /** @type {Map<number, { message: Message, row: HTMLElement }>} */ #said = new Map();
  /** @type {Map<Letter, HTMLElement>} */ #pending = new Map();
  #older = spotter.messages(0);
  #isReading = false;
  #sending = Promise.resolve();
  #top = h("div", { class: "tail" });
  #bubbles = h("ol", { class: "bubbles" });
  #heard = h("p", { class: "unseen", role: "status" });
  #fresh = h("button", { type: "button", class: "button fresh", hidden: true, onclick: () => this.#toEnd() }, t("messages.fresh"));
  #scroller = h("div", { class: "talk-scroll", tabindex: 0, role: "region", "aria-label": t("messages.said") }, this.#top, this.#bubbles);
  #watch = new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && this.#readBack(), { root: this.#scroller, rootMargin: "400px" });

  /** @param {{ id: number, full_name: string, role?: string, photo_url?: string | null }} them @param {AbortSignal} signal @param {() => void} changed */
  constructor(them, signal, changed) {
    this.#them = them;
    this.#signal = signal;
    this.#changed = changed;
    this.#kept = unsent(them.id);
    const isClient = session.isStaff && them.role === "client";
    const head = h(
      "header",
      { class: "talk-head" },
      h("a", { class: "button round only-phone", href: "#/messages", "aria-label": t("actions.back") }, turning("back")),
      avatar(them),
      h("h1", {}, them.full_name),
      isClient && h("a", { class: "button round", href: `#/clients/${them.id}`, "aria-label": t("messages.photos"), title: t("messages.photos") }, icon("photo")),
    );
    this.element = h("section", { class: "talk" }, head, this.#scroller, this.#fresh, this.#heard, this.#compose());
    this.#listen();
    this.#start();
  }

  #listen() {
    const { id } = this.#them;
    listen(session, "notification", ({ detail: n }) => n.type === "message" && n.from_user_id === id && this.#hear(n), this.#signal);
    // Said by the same person elsewhere, in another tab or on another device; what is on its way from here comes by its answer.
    const own = ({ detail: frame }) => frame.type === "message_sent" && frame.to_user_id === id && !this.#pending.size && this.#sync();
    listen(session, "frame", own, this.#signal);
    listen(session, "status", () => session.state === "open" && this.#back(), this.#signal);
    listen(document, "visibilitychange", () => this.#seen(), this.#signal);
    listen(this.#scroller, "scroll", () => this.#seen(), this.#signal);
    const look = setInterval(() => document.visibilityState === "visible" && this.#isAwaited() && this.#sync(), LOOK_MS);
    this.#signal.addEventListener("abort", () => {
      clearInterval(look);
      this.#watch.disconnect();
    });
  }

  // ---- what was said

  async #start() {
    this.#older = spotter.messages(this.#them.id);
    this.#said.clear();
    this.#bubbles.replaceChildren();
    for (const letter of this.#kept.letters()) this.#failed(letter, t("messages.notSent"));
    await this.#readBack();
    this.#toEnd();
  }

  async #readBack() {
    if (this.#isReading) return;
    this.#isReading = true;
    this.#watch.unobserve(this.#top);
    this.#top.replaceChildren(h("div", { class: "spinner" }));
    try {
      let done = false;
      const fromEnd = this.#scroller.scrollHeight - this.#scroller.scrollTop;
      for (let i = 0; i < AT_ONCE && !done; i++) {
        const next = await this.#older.next();
        if (this.#signal.aborted) return;
        done = Boolean(next.done);
        if (next.value) this.#place(next.value);
      }
      const isNew = done && !this.#said.size && !this.#pending.size;
      this.#top.replaceChildren(...(isNew ? [empty({ icon: "message", title: t("messages.hello", { name: this.#them.full_name }) })] : []));
      // What is read stays where it is.
      this.#scroller.scrollTop = this.#scroller.scrollHeight - fromEnd;
      if (!done) this.#watch.observe(this.#top);
    } catch (error) {
      if (!this.#signal.aborted) this.#top.replaceChildren(problem(error, () => this.#start()));
    } finally {
      this.#isReading = false;
    }
  }

  /** The latest, once more: what came while nothing could, and what was read. */
  async #sync() {
    /** @type {Message[]} */ const latest = (await spotter.get("/api/messages", { with: this.#them.id })).items;
    if (this.#signal.aborted) return;
    if (this.#said.size && latest.length && !latest.some(one => this.#said.has(one.id))) return this.#start();
    const isAtEnd = this.#isAtEnd();
    for (const one of latest) this.#place(one);
    if (isAtEnd) this.#toEnd();
    this.#seen();
  }

  /** In its place, or what has changed of it. @param {Message} message */
  #place(message) {
    const old = this.#said.get(message.id);
    const isSame = old && (old.message.read_at === message.read_at || message.from_user_id === this.#them.id);
    const row = isSame ? old.row : bubble(message, this.#them);
    this.#said.set(message.id, { message, row });
    if (isSame) return;
    if (old) {
      old.row.replaceWith(row);
    } else {
      let next = /** @type {HTMLElement | null} */ (null);
      for (let one = /** @type {HTMLElement | null} */ (this.#bubbles.lastElementChild); one; one = /** @type {HTMLElement | null} */ (one.previousElementSibling)) {
        if (one.dataset.id && Number(one.dataset.id) < message.id) break;
        next = one;
      }
      this.#bubbles.insertBefore(row, next);
      this.#top.querySelector(".empty")?.remove();
    }
    for (const one of [row, /** @type {HTMLElement | null} */ (row.nextElementSibling)]) if (one) separate(one);
  }

  /** @param {import("/client.js").Notification} n */
  #hear(n) {
    const isAtEnd = this.#isAtEnd();
    const id = Number(n.message_id);
    this.#place({ id, from_user_id: this.#them.id, to_user_id: session.me?.id ?? 0, message: n.message, created_at: n.timestamp, read_at: null });
    this.#heard.textContent = `${this.#them.full_name}: ${n.message}`;
    if (isAtEnd) this.#toEnd();
    else this.#fresh.hidden = false;
    // Whoever answers has read what stands here.
    if (this.#isAwaited()) this.#sync().catch(() => {}); // Only the marks; the next look brings them.
  }

  #isAwaited() {
    return [...this.#said.values()].some(({ message }) => message.from_user_id !== this.#them.id && !message.read_at);
  }

  #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_PX;
  }

  #toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#seen();
  }

  /** What stands before somebody's eyes is read; here, in the inbox and in the menu. */
  async #seen() {
    if (this.#isAtEnd()) this.#fresh.hidden = true;
    if (document.visibilityState !== "visible" || !this.#isAtEnd() || !this.element.isConnected) return;
    const unread = [...this.#said.values()].map(one => one.message).filter(one => one.from_user_id === this.#them.id && !one.read_at);
    if (!unread.length) return;
    for (const one of unread) one.read_at = new Date().toISOString();
    try {
      await spotter.markMessageRead(Math.max(...unread.map(one => one.id)));
      const news = await spotter.get("/api/notifications", { unread_only: true, limit: 200 });
      const mine = news.filter((/** @type {any} */ n) => n.type === "message" && n.from_user_id === this.#them.id);
      await Promise.all(mine.map((/** @type {any} */ n) => spotter.markNotificationRead(n.id)));
      await session.countUnread();
    } catch {
      // They stay unread on the server, and are marked when somebody looks again.
      for (const one of unread) one.read_at = null;
    }
    this.#changed();
  }

  // ---- what one says

  #compose() {
    const label = t("messages.write", { name: this.#them.full_name });
    const text = h("textarea", { name: "message", rows: 1, maxlength: 4000, "aria-label": label, placeholder: label, dir: "auto", enterkeyhint: "send" });
    text.value = this.#kept.draft();
    text.addEventListener("input", () => this.#kept.keepDraft(text.value));
    text.addEventListener("keydown", event => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    const onsubmit = (/** @type {Event} */ event) => {
      event.preventDefault();
      const words = text.value.trim();
      if (!words) return;
      text.value = "";
      text.focus();
      // Kept until the server has it: neither a reload nor the end of a session loses it.
      const letter = this.#kept.add(words, Math.max(0, ...this.#said.keys()));
      this.#kept.keepDraft("");
      this.#send(letter);
    };
    const send = h("button", { class: "button primary round", "aria-label": t("messages.send"), title: t("messages.send") }, turning("send"));
    const form = h("form", { class: "compose", onsubmit }, text, send);
    return form;
  }

  /** One after the other, in the order they were written. @param {Letter} letter */
  #send(letter) {
    this.#show(letter, "sending", h("span", {}, t("messages.sending")));
    this.#top.querySelector(".empty")?.remove();
    this.#toEnd();
    this.#sending = this.#sending.then(async () => {
      try {
        this.#sent(letter, await spotter.sendMessage(this.#them.id, letter.text));
        this.#changed();
      } catch (/** @type {any} */ error) {
        letter.isLost = error?.code === "network";
        this.#failed(letter, say(error));
      }
    });
  }

  /** @param {Letter} letter @param {Message} message */
  #sent(letter, message) {
    this.#drop(letter);
    const isAtEnd = this.#isAtEnd();
    this.#place(message);
    if (isAtEnd) this.#toEnd();
  }

  /** @param {Letter} letter */
  #drop(letter) {
    this.#kept.drop(letter);
    this.#pending.get(letter)?.remove();
    this.#pending.delete(letter);
  }

  /** @param {Letter} letter @param {string} why */
  #failed(letter, why) {
    const again = h("button", { type: "button", class: "plain", onclick: () => this.#again(letter) }, t("states.retry"));
    const discard = async () => {
      const question = { title: t("messages.discardTitle"), text: letter.text, action: t("messages.discard") };
      if (await ask(question)) this.#drop(letter);
    };
    this.#show(letter, "failed", h("span", { role: "alert" }, why), again, h("button", { type: "button", class: "plain", onclick: discard }, t("messages.discard")));
  }

  /** An answer may have been lost and not the message: it is looked for before it is sent again. @param {Letter} letter */
  async #again(letter) {
    this.#show(letter, "sending", h("span", {}, t("messages.sending")));
    try {
      await this.#sync();
    } catch (error) {
      return this.#failed(letter, say(error));
    }
    const there = [...this.#said.values()].find(({ message }) => message.id > letter.after && message.message === letter.text && message.from_user_id !== this.#them.id);
    if (there) this.#drop(letter);
    else this.#send(letter);
  }

  /** The connection stands again. */
  #back() {
    const lost = [...this.#pending.keys()].filter(letter => letter.isLost);
    for (const letter of lost) {
      letter.isLost = false;
      this.#again(letter);
    }
    if (!lost.length && this.#said.size) this.#sync().catch(() => {}); // Without it one has what one had.
  }

  /** @param {Letter} letter @param {string} state @param {...Node} foot */
  #show(letter, state, ...foot) {
    const row = h("li", { class: `bubble mine ${state}` }, h("p", { dir: "auto" }, linked(letter.text)), h("span", { class: "bubble-foot" }, foot));
    const old = this.#pending.get(letter);
    if (old) old.replaceWith(row);
    else this.#bubbles.append(row);
    this.#pending.set(letter, row);
  }
}
