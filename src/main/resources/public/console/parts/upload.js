// What one sends: chosen, dropped, pasted or taken with the camera; judged here first, then sent three at a time.
import { ask, sheet, toast } from "../core/dialogs.js";
import { h, icon, iconButton, style } from "../core/dom.js";
import { field } from "../core/forms.js";
import { bytes, t } from "../core/i18n.js";
import { session, spotter } from "../core/session.js";
import { say } from "../core/states.js";
import { entriesOfToday, mealsOfToday } from "./places.js";

/** @typedef {import("/client.js").Category} Category */
/** @typedef {{ file: File, element: HTMLElement, pose: HTMLSelectElement, show: (state: State, text?: string) => void, at: (fraction: number) => void, state: State, stop: AbortController }} Row */
/** @typedef {"ready" | "refused" | "waiting" | "sending" | "done" | "failed" | "rejected"} State */

const AT_ONCE = 3;
const POSES = ["front", "side", "back"];

/** @type {((files: File[]) => void) | null} of the sheet that is open */ let addToOpen = null;

/**
 * @param {object} options
 * @param {import("/client.js").User} options.client whose they will be
 * @param {Category} [options.category]
 * @param {File[]} [options.files]
 * @param {Set<() => unknown>} [options.refreshers] called when all is sent
 */
export async function upload({ client, category: wanted = "progress_photo", files = [], refreshers = new Set() }) {
  if (addToOpen) return addToOpen(files);
  const isMine = client.id === session.me?.id;
  await style("upload");
  /** @type {Row[]} */ let rows = [];
  /** @type {ReturnType<typeof entriesOfToday> | undefined} */ let entries;
  /** @type {Awaited<ReturnType<typeof mealsOfToday>>} */ let meals = [];

  const categories = /** @type {Category[]} */ (isMine ? ["progress_photo", "meal_photo", "profile_photo", "document"] : ["progress_photo", "document"]);
  const options = categories.map(value => ({ value, label: t(`categories.${value}`) }));
  const kind = field({ name: "category", label: t("upload.what"), type: "select", options, value: wanted });
  const kindSelect = /** @type {HTMLSelectElement} */ (kind.querySelector("select"));
  const category = () => /** @type {Category} */ (kindSelect.value);
  const meal = field({ name: "meal", label: t("upload.meal"), type: "select" });
  const mealSelect = /** @type {HTMLSelectElement} */ (meal.querySelector("select"));
  const note = field({ name: "note", label: t("upload.note"), maxlength: 2000 });
  const noteText = () => /** @type {HTMLInputElement} */ (note.querySelector("input")).value.trim();

  const input = (/** @type {Record<string, any>} */ more) => h("input", { type: "file", class: "unseen", tabindex: -1, "aria-hidden": "true", onchange: (/** @type {any} */ { target }) => (add([...target.files]), (target.value = "")), ...more });
  const picker = input({ multiple: true, name: "files" });
  const camera = input({ accept: "image/*", capture: "environment", name: "camera" });
  const pick = h("button", { type: "button", class: "button", onclick: () => picker.click() }, icon("photo"), t("upload.choose"));
  const snap = h("button", { type: "button", class: "button upload-camera", onclick: () => camera.click() }, icon("camera"), t("upload.camera"));
  const items = h("ul", { class: "upload-rows" });
  const news = h("p", { class: "small quiet", role: "status" });
  const go = h("button", { class: "button primary" }, t("upload.title"));
  const form = h(
    "form",
    { class: "upload", onsubmit: (/** @type {Event} */ event) => (event.preventDefault(), start()) },
    h("div", { class: "upload-drop" }, h("div", { class: "buttons" }, pick, snap, picker, camera), h("p", { class: "quiet small" }, t("upload.hint"))),
    items,
    h("div", { class: "columns" }, kind, meal, note),
    h("div", { class: "between" }, news, go),
  );
  const isBusy = () => rows.some(one => one.state === "sending" || one.state === "waiting");
  const dialog = sheet({ title: isMine ? t("upload.title") : t("upload.titleFor", { name: client.full_name }), content: form, canClose, onclose });
  addToOpen = add;

  function canClose() {
    if (!isBusy()) return true;
    ask({ title: t("upload.stopTitle"), text: t("upload.stopText"), action: t("upload.stop") }).then(sure => {
      if (!sure) return;
      for (const one of rows) one.stop.abort();
      dialog.close();
    });
    return false;
  }

  function onclose() {
    addToOpen = null;
    for (const one of rows) one.stop.abort();
    entries?.then(({ sweep }) => sweep(), () => {});
  }

  /** @param {File[]} more */
  function add(more) {
    for (const file of more) rows.push(row(file, rows.length));
    items.append(...rows.map(one => one.element));
    judgeAll();
  }

  /** @param {Row} one */
  function drop(one) {
    one.stop.abort();
    rows = rows.filter(other => other !== one);
    one.element.remove();
    judgeAll();
    pick.focus();
  }

  /** @param {File} file @param {number} index @returns {Row} */
  function row(file, index) {
    const bar = h("progress", { max: 1, value: 0, "aria-label": file.name });
    const text = h("p", { class: "small quiet" });
    const pose = h("select", { "aria-label": t("upload.poseOf", { name: file.name }) }, h("option", { value: "" }, t("upload.noPose")), POSES.map(one => h("option", { value: one }, t(`photos.${one}`))));
    pose.value = POSES[index] ?? "";
    const cancel = iconButton(t("upload.remove", { name: file.name }), "close", () => drop(one));
    const again = iconButton(t("upload.retryNamed", { name: file.name }), "retry", () => (one.show("waiting"), pump()));
    const mark = h("span", { class: "upload-done" }, icon("check"));
    const main = h("div", { class: "row-main" }, h("p", { class: "ellipsis" }, file.name, " ", h("span", { class: "quiet small" }, bytes(file.size))), bar, text, pose);
    const one = /** @type {Row} */ ({ file, pose, state: "ready", stop: new AbortController(), at: fraction => (bar.value = fraction) });
    one.element = h("li", {}, preview(file), main, again, cancel, mark);
    one.show = (state, words = "") => {
      one.state = state;
      text.textContent = words;
      text.classList.toggle("bad", ["failed", "refused", "rejected"].includes(state));
      bar.hidden = state !== "sending" && state !== "waiting";
      again.hidden = state !== "failed";
      cancel.hidden = state === "done";
      mark.hidden = state !== "done";
      pose.hidden = category() !== "progress_photo" || state !== "ready";
    };
    return one;
  }

  /** What the server would refuse is refused before it is sent. */
  function judgeAll() {
    const { max_bytes: limits, accepted_types: accepted } = session.config;
    const types = accepted[category()];
    picker.accept = types.join(",");
    camera.disabled = snap.hidden = category() === "document";
    meal.hidden = category() !== "meal_photo";
    const isSingle = category() === "meal_photo" || category() === "profile_photo";
    let ready = 0;
    for (const one of rows) {
      if (one.state !== "ready" && one.state !== "refused") continue;
      const { type, size } = one.file;
      let reason = "";
      if (type && !types.includes(type)) reason = t(category() === "document" ? "upload.noDocument" : "upload.noPhoto");
      else if (size > limits[category()]) reason = t("upload.tooLarge", { limit: bytes(limits[category()]) });
      else if (isSingle && ready > 0) reason = t("upload.onlyOne");
      else ready++;
      one.show(reason ? "refused" : "ready", reason);
    }
    go.disabled = ready === 0 || (category() === "meal_photo" && !meals.length);
    go.textContent = ready > 1 ? t("upload.sendMany", { count: ready }) : t("upload.send");
    kindSelect.disabled = rows.some(one => ["waiting", "sending", "failed"].includes(one.state));
  }

  async function loadMeals() {
    meals = await mealsOfToday(client.id);
    mealSelect.replaceChildren(...meals.map(({ name, hasPhoto }, i) => h("option", { value: i }, hasPhoto ? t("upload.replaces", { name }) : name)));
    if (!meals.length && category() === "meal_photo") news.textContent = t("upload.noMeals");
    judgeAll();
  }

  function start() {
    for (const one of rows) if (one.state === "ready") one.show("waiting");
    judgeAll();
    pump();
  }

  function pump() {
    const flying = rows.filter(one => one.state === "sending").length;
    const next = rows.filter(one => one.state === "waiting").slice(0, AT_ONCE - flying);
    for (const one of next) send(one);
    if (rows.length && !isBusy()) finish();
  }

  /** @param {Row} one */
  async function send(one) {
    one.at(0);
    one.show("sending");
    try {
      const place = await placeFor(one);
      const options = { ...place.fields, category: category(), note: noteText() || undefined };
      const file = await spotter.upload(one.file, { ...options, signal: one.stop.signal, onProgress: ({ fraction }) => one.at(fraction) });
      place.stored();
      one.show("done", file.duplicate ? t("upload.duplicate") : "");
    } catch (error) {
      if (one.stop.signal.aborted) return pump();
      // What the server has judged it judges alike again.
      one.show(error.status >= 400 && error.status < 429 ? "rejected" : "failed", say(error));
    }
    const done = rows.filter(other => other.state === "done").length;
    news.textContent = t("upload.progress", { done, count: rows.length });
    pump();
  }

  /** @param {Row} one */
  async function placeFor(one) {
    const nothing = () => {};
    if (category() === "document") return { fields: isMine ? {} : { clientId: client.id }, stored: nothing };
    if (category() === "profile_photo") return { fields: {}, stored: () => session.reloadMe() };
    if (category() === "meal_photo") return { fields: { entityId: await meals[Number(mealSelect.value)].id() }, stored: nothing };
    entries ??= entriesOfToday(client.id);
    entries.catch(() => (entries = undefined));
    // Kept for another try: its pose has its place.
    const pose = one.pose.value;
    const place = taken.get(one) ?? (await entries).take(pose, noteText());
    taken.set(one, place);
    place.id.catch(() => taken.delete(one));
    return { fields: { entityId: await place.id, pose: pose || undefined }, stored: () => place.stored++ };
  }
  /** @type {Map<Row, import("./places.js").Place>} */ const taken = new Map();

  function finish() {
    judgeAll();
    if (rows.some(one => one.state !== "done")) return;
    for (const refresh of refreshers) refresh();
    dialog.close();
    toast(t("upload.done", { count: rows.length }));
  }

  kindSelect.addEventListener("change", () => {
    news.textContent = "";
    judgeAll();
    if (category() === "meal_photo") loadMeals().catch(error => (news.textContent = say(error)));
  });
  add(files);
  pick.focus();
}

/** @param {File} file */
function preview(file) {
  if (!file.type.startsWith("image/")) return h("span", { class: "upload-face" }, icon("document"));
  const src = URL.createObjectURL(file);
  const free = () => URL.revokeObjectURL(src);
  const img = h("img", { src, alt: "", onload: free, onerror: () => (free(), img.replaceWith(icon("photo"))) });
  return h("span", { class: "upload-face" }, img);
}
