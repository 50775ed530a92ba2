// Names and faces.
import { h } from "./dom.js";
import { session, spotter } from "./session.js";

/** @typedef {{ id: number, full_name: string, photo_url?: string | null }} Somebody */

/** @type {Map<number, Promise<Somebody>>} */ const known = new Map();

/** Whoever the reader may see; a person he no longer may is "?". @param {number} id @returns {Promise<Somebody>} */
export function person(id) {
  if (id === session.me?.id) return Promise.resolve(session.me);
  let asked = known.get(id);
  if (!asked) {
    asked = spotter.get(`/api/users/${id}`).catch(() => ({ id, full_name: "?" }));
    known.set(id, asked);
  }
  return asked;
}

/** Whose photos and plans the reader looks after. @returns {AsyncGenerator<import("/client.js").User, void, void>} */
export async function* clients() {
  if (session.is("admin")) yield* spotter.users({ role: "client" });
  else if (session.is("trainer")) yield* spotter.each("/api/users/clients", { size: 100 });
}

/** A link of the server as one of this page's own origin: under what name it was reached is the reader's business. @param {string} url */
export function here(url) {
  const { pathname, search } = new URL(url, location.href);
  return pathname + search;
}

/** Photo, or initials on a colour that stays the person's. @param {Somebody} user @param {string} [size] "small" | "big" */
export function avatar(user, size = "") {
  const initials = user.full_name.split(/\s+/).map(part => [...part][0]).filter(Boolean);
  const letters = [initials[0], initials.length > 1 ? initials.at(-1) : ""].join("");
  const face = h("span", { class: `avatar ${size}`, "aria-hidden": "true" }, letters);
  face.style.setProperty("--hue", String((user.id * 67) % 360));
  if (user.photo_url) {
    const img = h("img", { src: here(user.photo_url), alt: "", loading: "lazy", onerror: () => img.remove() });
    face.append(img);
  }
  return face;
}
