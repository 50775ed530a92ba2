// One photo as large as the screen: arrows, swipes, nearer and farther.
import { ask, attempt } from "../core/dialogs.js";
import { h, iconButton, style } from "../core/dom.js";
import { dayAndClock, dayKey, kilograms, t } from "../core/i18n.js";
import { altOf, keep, kindOf, photo } from "../core/photos.js";
import { here } from "../core/people.js";
import { link } from "../core/router.js";
import { session, spotter } from "../core/session.js";
import { zoomable } from "./zoom.js";

/** @typedef {import("/client.js").Media} Media */

/**
 * @param {object} options
 * @param {Media} options.at the first one
 * @param {() => Media[]} options.all what the arrows go through, as it is now
 * @param {{ id: number }} options.client
 * @param {Map<string, number>} options.weights kg by day
 * @param {(file: string) => void} options.deleted
 * @param {(last: Media) => void} options.closed where the focus goes is the caller's business
 */
export async function viewer({ at, all, client, weights, deleted, closed }) {
  await style("viewer");
  if (document.querySelector("dialog.viewer")) return; // A click that came twice.
  const isLeftToRight = document.documentElement.dir !== "rtl";
  const stage = h("div", { class: "viewer-stage", tabindex: 0, role: "group", "aria-label": t("photos.stage") });
  const caption = h("p", { class: "viewer-caption", role: "status" });
  const turns = { class: "button round turns" };
  const newer = iconButton(t("photos.newer"), "back", () => step(-1), turns);
  const older = iconButton(t("photos.older"), "forward", () => step(1), turns);
  const compare = iconButton(t("photos.compareWith"), "compare", () => {
    dialog.close();
    location.hash = link(`/clients/${client.id}/compare`, { after: at.id });
  });
  const save = iconButton(t("photos.download"), "download", () => attempt(save, async () => keep(here(await spotter.imageUrl(at, "original")), at.original_name)));
  const bin = iconButton(t("actions.delete"), "trash", remove);
  const bar = h("div", { class: "viewer-bar" }, iconButton(t("actions.close"), "close", () => dialog.close()), h("span", { class: "row-main" }), compare, save, bin);
  const dialog = h("dialog", { class: "viewer", "aria-label": t("photos.viewer") }, bar, stage, newer, older, caption);
  const swipe = (x, y) => (y > 0 ? dialog.close() : x && step(isLeftToRight ? -x : x));
  const look = zoomable(stage, () => stage.querySelectorAll(".viewer-picture"), { swipe });

  const beside = offset => all()[all().findIndex(one => one.id === at.id) + offset];

  function step(by) {
    const next = beside(by);
    if (next) show(next);
  }

  function show(media) {
    at = media;
    // The smaller one is there already; the large one takes its place when it has come.
    stage.replaceChildren(h("div", { class: "viewer-picture" }, photo(media, "medium", { alt: "", eager: true, class: "" }), photo(media, "large", { eager: true, class: "" })));
    look.reset();
    const isProfile = media.category === "profile_photo";
    compare.hidden = media.category !== "progress_photo";
    bin.hidden = isProfile && media.owner_id !== session.me?.id && !session.is("admin");
    newer.disabled = !beside(-1);
    older.disabled = !beside(1);
    const kg = weights.get(dayKey(media.created_at));
    caption.replaceChildren(h("strong", {}, dayAndClock(media.created_at)), [kindOf(media), kg && kilograms(kg), media.note].filter(Boolean).map(one => ` · ${one}`).join(""));
    // Ready when the arrow is pressed.
    for (const near of [beside(1), beside(-1)]) if (near) photo(near, "large", { eager: true });
  }

  async function remove() {
    const media = at;
    const sure = await ask({ title: t("photos.deleteTitle"), text: t("photos.deleteText", { what: altOf(media) }), action: t("actions.delete") });
    if (!sure) return;
    const next = beside(1) ?? beside(-1);
    const isDone = await attempt(bin, async () => {
      await spotter.deleteFile(media);
      return true;
    });
    if (!isDone) return;
    if (next) show(next);
    else dialog.close();
    deleted(media.filename);
    bin.focus();
  }

  dialog.addEventListener("keydown", event => {
    const by = { ArrowLeft: isLeftToRight ? -1 : 1, ArrowRight: isLeftToRight ? 1 : -1 }[event.key];
    if (by) step(by);
  });
  const leave = () => dialog.close();
  addEventListener("hashchange", leave);
  dialog.addEventListener("close", () => {
    removeEventListener("hashchange", leave);
    dialog.remove();
    closed(at);
  });
  document.body.append(dialog);
  show(at);
  dialog.showModal();
  stage.focus();
}
