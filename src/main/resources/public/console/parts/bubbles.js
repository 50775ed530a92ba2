// One thing somebody said, as it stands in a conversation.
import { h, icon } from "../core/dom.js";
import { clock, dayAndClock, dayKey, nearDay, t } from "../core/i18n.js";

/** @param {import("/client.js").Message} message @param {{ id: number, full_name: string }} them */
export function bubble({ id, from_user_id: from, message, created_at: when, read_at: read }, them) {
  const isMine = from !== them.id;
  const mark = isMine && read && h("span", { class: "read", title: dayAndClock(read) }, icon("check"), h("span", { class: "unseen" }, t("messages.read")));
  return h(
    "li",
    { class: `bubble ${isMine ? "mine" : "theirs"}`, "data-id": id, "data-key": dayKey(when), "data-when": when },
    h("span", { class: "unseen" }, isMine ? t("messages.you") : them.full_name),
    h("p", { dir: "auto" }, linked(message)),
    h("span", { class: "bubble-foot" }, h("time", { datetime: when, title: dayAndClock(when) }, clock(when)), mark),
  );
}

/** The day stands above the first of each. @param {HTMLElement} row */
export function separate(row) {
  const before = /** @type {HTMLElement | null} */ (row.previousElementSibling);
  if (!row.dataset.when || before?.dataset.key === row.dataset.key) delete row.dataset.day;
  else row.dataset.day = nearDay(row.dataset.when);
}

/** Addresses of the web as links; everything else is text. @param {string} text */
export function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/).map((part, index) =>
    index % 2 ? h("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part) : part,
  );
}

/** An icon that points where one reads to. @param {"back" | "send"} name */
export function turning(name) {
  const shape = icon(name);
  shape.classList.add("turns");
  return shape;
}
