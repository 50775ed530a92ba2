// What comes over the page: a sheet, a question, a word at the edge.
import { h, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { say } from "./states.js";

const TOAST_MS = 6000;

/**
 * A modal sheet: from below on a phone, in the middle elsewhere. Esc, the backdrop and leaving the screen close it.
 * @param {{ title: string, content: Node | Node[], class?: string, onclose?: () => void, canClose?: () => boolean }} options
 * @returns {HTMLDialogElement} open; close() it
 */
export function sheet({ title, content, class: name = "", onclose, canClose = () => true }) {
  const close = () => canClose() && dialog.close();
  const head = h("header", { class: "sheet-head" }, h("h2", { id: "sheet-title" }, title), iconButton(t("actions.close"), "close", close));
  const dialog = h("dialog", { class: `sheet ${name}`, "aria-labelledby": "sheet-title" }, head, h("div", { class: "sheet-body" }, content));
  dialog.addEventListener("cancel", event => canClose() || event.preventDefault());
  dialog.addEventListener("click", event => event.target === dialog && close());
  addEventListener("hashchange", close);
  dialog.addEventListener("close", () => {
    removeEventListener("hashchange", close);
    dialog.remove();
    onclose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * Asks before something goes for good; name what it is.
 * @param {{ title: string, text: string, action: string, proof?: string }} question `proof` has to be typed first
 * @returns {Promise<boolean>}
 */
export function ask({ title, text, action, proof }) {
  return new Promise(resolve => {
    let answer = false;
    const yes = h("button", { class: "button danger", disabled: proof !== undefined }, action);
    const no = h("button", { type: "button", class: "button", onclick: () => dialog.close() }, t("actions.cancel"));
    const typed = h("input", { name: "proof", autocomplete: "off", oninput: () => (yes.disabled = typed.value !== proof) });
    const onsubmit = (/** @type {Event} */ event) => {
      event.preventDefault();
      answer = true;
      dialog.close();
    };
    const content = h(
      "form",
      { onsubmit },
      h("p", {}, text),
      proof !== undefined && h("label", { class: "field" }, h("span", {}, t("actions.typeToConfirm", { proof })), typed),
      h("div", { class: "buttons end" }, no, yes),
    );
    const dialog = sheet({ title, content, class: "question", onclose: () => resolve(answer) });
    (proof === undefined ? no : typed).focus();
  });
}

/** @type {HTMLElement} */ let edge;

/** A word that goes by itself, read out by screen readers. @param {string} text @param {{ bad?: boolean, action?: { label: string, run: () => void } }} [options] */
export function toast(text, { bad = false, action } = {}) {
  edge ??= document.body.appendChild(h("div", { class: "toasts", role: "status", "aria-live": "polite" }));
  const act = action && h("button", { type: "button", class: "button quiet", onclick: () => (leave(), action.run()) }, action.label);
  const one = h("div", { class: `toast${bad ? " bad" : ""}` }, h("span", {}, text), act);
  const leave = () => one.remove();
  setTimeout(leave, TOAST_MS);
  // A modal dialog makes the rest of the page deaf: what is said meanwhile is said in it.
  const dialogs = document.querySelectorAll("dialog[open]");
  (dialogs[dialogs.length - 1] ?? document.body).append(edge);
  edge.append(one);
}

/** Runs what a button does; what the server refuses is said at the edge. @param {HTMLButtonElement | null} button @param {() => Promise<unknown>} work */
export async function attempt(button, work) {
  if (button) button.disabled = true;
  try {
    return await work();
  } catch (error) {
    toast(say(error), { bad: true });
    return undefined;
  } finally {
    if (button) button.disabled = false;
  }
}
