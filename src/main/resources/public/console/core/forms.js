// Forms: a label to every field, and the server's complaints beside the field they are about.
import { h } from "./dom.js";
import { say } from "./states.js";

let counter = 0;

/**
 * @param {{ name: string, label: string, hint?: string, type?: string, options?: { value: string, label: string }[], [attribute: string]: any }} options
 *   `type` is an input's, or "textarea" or "select" (with `options`)
 */
export function field({ name, label, hint, type = "text", options = [], ...attributes }) {
  const id = `field-${++counter}`;
  const described = `${id}-hint ${id}-error`;
  const shared = { id, name, "aria-describedby": described, ...attributes };
  let control;
  if (type === "textarea") control = h("textarea", { rows: 3, ...shared });
  else if (type === "select") control = h("select", shared, options.map(one => h("option", { value: one.value }, one.label)));
  else control = h("input", { type, ...shared });
  if (type === "select" && attributes.value !== undefined) control.value = attributes.value;
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    control,
    h("p", { class: "hint", id: `${id}-hint` }, hint),
    h("p", { class: "field-error", id: `${id}-error` }),
  );
}

/**
 * @param {object} options
 * @param {Node[]} options.fields
 * @param {string} options.submit the button's text
 * @param {(values: Record<string, any>, form: HTMLFormElement) => Promise<unknown>} options.send what it throws is shown
 * @param {Node[]} [options.more] other buttons
 * @param {string} [options.class]
 */
export function form({ fields, submit, send, more = [], class: name = "form" }) {
  const button = h("button", { class: "button primary" }, submit);
  const message = h("p", { class: "form-error", role: "alert" });
  const onsubmit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    complain(element, null, message);
    button.disabled = true;
    try {
      await send(Object.fromEntries(new FormData(element)), element);
    } catch (error) {
      complain(element, error, message);
    } finally {
      button.disabled = false;
    }
  };
  const element = h("form", { class: name, onsubmit }, fields, message, h("div", { class: "buttons" }, button, more));
  return element;
}

/** @param {HTMLFormElement} form @param {any} error null takes back earlier complaints @param {HTMLElement} message */
function complain(form, error, message) {
  const errors = error?.errors ?? [];
  let isPlaced = errors.length > 0;
  for (const control of form.querySelectorAll("[name]")) {
    const mine = errors.find((/** @type {any} */ one) => one.loc.at(-1) === control.getAttribute("name"));
    const place = control.closest(".field")?.querySelector(".field-error");
    control.toggleAttribute("aria-invalid", Boolean(mine));
    if (place) place.textContent = mine?.msg ?? "";
  }
  for (const one of errors) isPlaced &&= Boolean(form.querySelector(`[name="${CSS.escape(one.loc.at(-1))}"]`));
  message.textContent = error && !isPlaced ? say(error) : "";
  /** @type {HTMLElement | null} */ (form.querySelector("[aria-invalid]"))?.focus();
}
