// Who looked at what of one's own, and what else was done with it, told in sentences.
import { button, h } from "../core/dom.js";
import { clock, dayKey, hasText, nearDay, shortDay, t } from "../core/i18n.js";
import { avatar, person } from "../core/people.js";
import { photo } from "../core/photos.js";
import { session, spotter } from "../core/session.js";
import { empty, problem } from "../core/states.js";
import { chips } from "./chips.js";
import { part } from "./me-part.js";

const AT_ONCE = 8;

/** By a button and not by scrolling: more stands below. @param {AbortSignal} signal */
export function looks(signal) {
  const rows = h("ul", { class: "me-events" });
  const foot = h("div", { "aria-live": "polite" });
  /** Where it is read, what comes next, and of which day the last one was. */
  let reading;

  const begin = action => {
    const source = spotter.each("/api/me/audit", { action: action || undefined, limit: 50 });
    reading = { source, following: null, last: "" };
    rows.replaceChildren();
    // A source that has failed is at its end: another try takes a new one.
    return more(() => begin(action));
  };

  async function more(again) {
    const mine = reading;
    const isFirst = !rows.childElementCount;
    foot.replaceChildren(h("div", { class: "spinner" }));
    try {
      const events = await next(mine);
      const pictures = await Promise.all(events.map(pictured));
      if (mine !== reading || signal.aborted) return;
      const added = events.map((event, i) => line(event, pictures[i]));
      rows.append(...added);
      foot.replaceChildren(mine.following.done ? nothingMore() : button(t("actions.more"), () => more(again), { class: "button quiet" }));
      if (!isFirst) added[0]?.focus();
    } catch (error) {
      if (mine === reading && !signal.aborted) foot.replaceChildren(problem(error, again));
    }
  }

  const nothingMore = () => (rows.childElementCount ? "" : empty({ icon: "eye", title: t("me.noLooks"), text: t("me.noLooksText") }));

  function line(event, media) {
    const before = reading.last;
    reading.last = dayKey(event.at);
    const who = h("strong", {}, nameOf(event));
    const words = h("p", {}, inSentence(t(`me.did.${event.action}`, { who: "\0", what: thing(event, media) }), who));
    const facts = [clock(event.at), event.count > 1 && t("me.times", { count: event.count, until: clock(event.last_at) }), event.actor_id === session.me.id && event.network];
    const small = h("p", { class: "quiet small" }, facts.filter(Boolean).join(" · "));
    const face = faceOf(event);
    const picture = media && photo(media, "thumbnail", { alt: "", class: "photo me-looked" });
    const row = h("div", { class: "row" }, face, h("div", { class: "row-main" }, words, small), picture);
    return h("li", { tabindex: -1 }, reading.last !== before && h("h3", {}, nearDay(event.at)), row);
  }

  const choices = /** @type {[string, string][]} */ ([["look", t("me.onlyLooks")], ["", t("me.everything")]]);
  const filter = chips(t("me.looks"), choices, "look", begin);
  begin("look");
  return part("looks", filter, rows, foot);
}

/** Some, and one that is not shown yet, so that nobody is offered more where there is no more. */
async function next(reading) {
  const events = [];
  reading.following ??= await reading.source.next();
  while (!reading.following.done && events.length < AT_ONCE) {
    events.push(reading.following.value);
    reading.following = await reading.source.next();
  }
  return events;
}

/** @type {Map<number, Promise<any>>} */ const known = new Map();

/** The picture that was looked at; nothing of one that is gone. */
function pictured({ thing_type: type, thing_id: id, detail, action }) {
  if (type !== "media" || id === null || action === "delete" || !detail.endsWith("_photo")) return undefined;
  if (!known.has(id)) known.set(id, spotter.get(`/api/files/${id}`).catch(() => undefined));
  return known.get(id);
}

/** One's own and the trainer's as they are; of others, one sees no photo. */
function faceOf({ actor_id: id, actor_name: name }) {
  const face = h("span", {}, avatar({ id: id ?? 0, full_name: name ?? "?" }, "small"));
  if (id !== null && [session.me.id, session.me.trainer_id].includes(id)) person(id).then(one => face.replaceChildren(avatar(one, "small")));
  return face;
}

function nameOf({ actor_id: id, actor_name: name, via }) {
  if (id === session.me.id) return t("inbox.you");
  return name ?? t(via === "command" ? "admin.operator" : "inbox.somebody");
}

/** @returns {string} "your progress photo of 3 May" */
function thing({ thing_type: type, thing_id: id, detail }, media) {
  const kind = [detail, type].find(one => one && hasText(`me.thing.${one}`)) ?? "account";
  const text = t(`me.thing.${kind}`, { count: id === null ? 2 : 1 });
  return media ? t("me.ofDay", { thing: text, day: shortDay(media.created_at) }) : text;
}

/** The sentence with a name in its place. @param {string} sentence @param {Node} name */
function inSentence(sentence, name) {
  const [before, after] = sentence.split("\0");
  return [before, name, after];
}
