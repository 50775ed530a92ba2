// What one sends: chosen, dropped, pasted or taken with the camera; judged here first, then sent three at a time.
import { ask, sheet, toast } from "../core/dialogs.js";
import { h, icon, iconButton, style } from "../core/dom.js";
import { field } from "../core/forms.js";
import { bytes, t } from "../core/i18n.js";
import { session, spotter } from "../core/session.js";
import { say } from "../core/states.js";
import { entriesOfToday, mealsOfToday } from "./places.js";
import { refusal } from "./refusal.js";

const AT_ONCE = 3;
const POSES = ["front", "side", "back"];
const ALL = ["progress_photo", "meal_photo", "profile_photo", "document"];

/** Of the sheet that is open. */
let addToOpen = null;

/**
 * @param {object} options
 * @param {import("/client.js").User} options.client whose they will be
 * @param {import("/client.js").Category} [options.category]
 * @param {File[]} [options.files]
 * @param {Set<() => unknown>} [options.refreshers] called after something was sent
 */
export async function upload({ client, category: wanted = "progress_photo", files = [], refreshers = new Set() }) {
  await style("upload");
  if (addToOpen) return addToOpen(files);
  const isMine = client.id === session.me.id;
  /** Where each progress photo goes, kept for another try. */
  const places = new Map();
  let rows = [], meals = [], entries;

  const options = ALL.filter(one => isMine || one === "progress_photo" || one === "document").map(value => ({ value, label: t(`categories.${value}`) }));
  const kind = field({ name: "category", label: t("upload.what"), type: "select", options, value: wanted, onchange: turn });
  const meal = field({ name: "meal", label: t("upload.meal"), type: "select" });
  const note = field({ name: "note", label: t("upload.note"), maxlength: 2000 });
  const control = from => from.querySelector("select, input");
  const category = () => control(kind).value;
  const isKind = (...kinds) => kinds.includes(category());
  const noteText = () => control(note).value.trim();
  const isIn = (...states) => rows.filter(one => states.includes(one.state));

  const input = more => h("input", { type: "file", class: "unseen", tabindex: -1, "aria-hidden": "true", onchange: ({ target }) => (add([...target.files]), (target.value = "")), ...more });
  const picker = input({ multiple: true, name: "files" });
  const camera = input({ accept: "image/*", capture: "environment", name: "camera" });
  const pick = h("button", { type: "button", class: "button", onclick: () => picker.click() }, icon("photo"), t("upload.choose"));
  const snap = h("button", { type: "button", class: "button upload-camera", onclick: () => camera.click() }, icon("camera"), t("upload.camera"));
  const items = h("ul", { class: "upload-rows" });
  const news = h("p", { class: "small quiet", role: "status" });
  const go = h("button", { class: "button primary" });
  const content = h(
    "form",
    { class: "upload", onsubmit: start },
    h("div", { class: "upload-drop" }, h("div", { class: "buttons" }, pick, snap, picker, camera), h("p", { class: "quiet small" }, t("upload.hint"))),
    items,
    h("div", { class: "columns" }, kind, meal, note),
    h("div", { class: "between" }, news, go),
  );
  const title = isMine ? t("upload.title") : t("upload.titleFor", { name: client.full_name });
  const dialog = sheet({ title, content, canClose, onclose });
  addToOpen = add;

  function canClose() {
    if (!isIn("waiting", "sending").length) return true;
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
    if (isIn("done").length) for (const refresh of refreshers) refresh();
    entries?.then(({ sweep }) => sweep(), () => {}); // Never asked for: nothing was made.
  }

  function add(more) {
    for (const file of more) rows.push(row(file, rows.length));
    items.append(...rows.map(one => one.element));
    judge();
  }

  function drop(one) {
    one.stop.abort();
    rows = rows.filter(other => other !== one);
    one.element.remove();
    judge();
    pick.focus();
  }

  function row(file, index) {
    const { name, size } = file;
    const bar = h("progress", { max: 1, "aria-label": name });
    const text = h("p", { class: "small quiet" });
    const pose = h("select", { "aria-label": t("upload.poseOf", { name }) }, ["", ...POSES].map(value => h("option", { value }, t(`photos.${value || "noPose"}`))));
    pose.value = POSES[index] ?? "";
    const again = iconButton(t("upload.retryNamed", { name }), "retry", () => (one.show("waiting"), pump()));
    const cancel = iconButton(t("upload.remove", { name }), "close", () => drop(one));
    const mark = h("span", { class: "upload-done" }, icon("check"));
    const about = h("div", { class: "row-main" }, h("p", { class: "ellipsis", dir: "auto" }, name, " ", h("span", { class: "quiet small" }, bytes(size))), bar, text, pose);
    const one = { file, pose, bar, state: "ready", stop: new AbortController(), element: h("li", {}, preview(file), about, again, cancel, mark) };
    one.show = (state, words = "") => {
      one.state = state;
      text.textContent = words;
      text.classList.toggle("bad", words !== "" && state !== "done");
      bar.hidden = !isIn("waiting", "sending").includes(one);
      again.hidden = state !== "failed";
      cancel.hidden = state === "done";
      mark.hidden = state !== "done";
      pose.hidden = !isKind("progress_photo") || state !== "ready";
    };
    return one;
  }

  function judge() {
    picker.accept = session.config.accepted_types[category()].join(",");
    snap.hidden = isKind("document");
    meal.hidden = !isKind("meal_photo");
    const room = isKind("meal_photo", "profile_photo") ? 1 : Infinity;
    let ready = 0;
    for (const one of isIn("ready", "refused")) {
      let reason = refusal(one.file, category());
      if (!reason && ++ready > room) reason = t("upload.onlyOne");
      one.show(reason ? "refused" : "ready", reason);
    }
    ready = Math.min(ready, room);
    go.disabled = !ready || (isKind("meal_photo") && !meals.length);
    go.textContent = ready > 1 ? t("upload.sendMany", { count: ready }) : t("upload.send");
    control(kind).disabled = isIn("waiting", "sending", "failed").length > 0;
  }

  async function turn() {
    news.textContent = "";
    judge();
    if (!isKind("meal_photo")) return;
    try {
      meals = await mealsOfToday(client.id);
      control(meal).replaceChildren(...meals.map(({ name, hasPhoto }, i) => h("option", { value: i }, hasPhoto ? t("upload.replaces", { name }) : name)));
      if (!meals.length) news.textContent = t("upload.noMeals");
    } catch (error) {
      news.textContent = say(error);
    }
    judge();
  }

  function start(event) {
    event.preventDefault();
    for (const one of isIn("ready")) one.show("waiting");
    judge();
    pump();
  }

  function pump() {
    const free = AT_ONCE - isIn("sending").length;
    for (const one of isIn("waiting").slice(0, free)) send(one);
    if (isIn("waiting", "sending").length) return;
    judge();
    if (!rows.length || isIn("done").length < rows.length) return;
    dialog.close();
    toast(t("upload.done", { count: rows.length }));
  }

  async function send(one) {
    one.bar.value = 0;
    one.show("sending");
    try {
      const { stored, ...fields } = await placeFor(one);
      const onProgress = ({ fraction }) => (one.bar.value = fraction);
      const file = await spotter.upload(one.file, { ...fields, category: category(), note: noteText() || undefined, signal: one.stop.signal, onProgress });
      stored?.();
      one.show("done", file.duplicate ? t("upload.duplicate") : "");
    } catch (error) {
      // What the server has judged it judges alike again.
      if (!one.stop.signal.aborted) one.show(error.status >= 400 && error.status < 429 ? "rejected" : "failed", say(error));
    }
    news.textContent = t("upload.progress", { done: isIn("done").length, count: rows.length });
    pump();
  }

  async function placeFor(one) {
    if (isKind("document")) return { clientId: isMine ? undefined : client.id };
    if (isKind("profile_photo")) return { stored: () => session.reloadMe() };
    if (isKind("meal_photo")) return { entityId: await meals[control(meal).value].id() };
    entries ??= entriesOfToday(client.id);
    entries.catch(() => (entries = undefined));
    const { take } = await entries;
    const place = places.get(one) ?? take(one.pose.value, noteText());
    places.set(one, place);
    place.id.catch(() => places.delete(one));
    return { entityId: await place.id, pose: one.pose.value || undefined, stored: () => place.stored++ };
  }

  add(files);
  pick.focus();
}

function preview(file) {
  const face = h("span", { class: "upload-face" }, icon("document"));
  if (!file.type.startsWith("image/")) return face;
  const src = URL.createObjectURL(file);
  const free = () => URL.revokeObjectURL(src);
  const img = h("img", { src, alt: "", onload: () => (free(), face.replaceChildren(img)), onerror: free });
  return face;
}
